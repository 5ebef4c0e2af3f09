import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "@/components/ui/Button";
import { Chip } from "@/components/ui/Chip";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Notice } from "@/components/ui/Notice";
import { ProgressBar } from "@/components/ui/ProgressBar";
import { SecretInput } from "@/components/ui/SecretInput";
import { Select } from "@/components/ui/Select";
import { TextArea } from "@/components/ui/TextArea";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { renderWithText } from "../../support/render";

function KeyInput({ maskedValue }: { readonly maskedValue?: string }) {
  const [value, setValue] = useState("");
  return (
    <Field label="Key">
      <SecretInput
        value={value}
        onChange={setValue}
        {...(maskedValue === undefined ? {} : { maskedValue })}
      />
    </Field>
  );
}

function Words() {
  const { t, locale } = useText();
  return (
    <p>
      {t("settings_saved")} {t("no_such_key" as "settings_saved")} {locale}
    </p>
  );
}

describe("Button", () => {
  it("takes no clicks while it is busy, and keeps its name and the focus", async () => {
    const click = vi.fn();
    const { rerender } = renderWithText(<Button onClick={click}>Save</Button>);
    const button = screen.getByRole("button", { name: "Save" });
    await userEvent.click(button);
    rerender(
      <Button onClick={click} isBusy>
        Save
      </Button>,
    );
    await userEvent.click(button);
    expect(click).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-busy")).toBe("true");
    expect(screen.getByRole("button", { name: "Save" })).toBe(button);
  });

  it("does not submit the form it stands in unless told to", async () => {
    const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
    renderWithText(
      <form onSubmit={submit}>
        <Button>Other</Button>
        <Button type="submit" isBusy>
          Busy
        </Button>
        <Button type="submit">Save</Button>
      </form>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Other" }));
    await userEvent.click(screen.getByRole("button", { name: "Busy" }));
    expect(submit).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(submit).toHaveBeenCalledOnce();
  });
});

describe("IconButton", () => {
  it("is named by its label, for eyes and ears", () => {
    renderWithText(<IconButton label="Undo">↶</IconButton>);
    const button = screen.getByRole("button", { name: "Undo" });
    expect(button.title).toBe("Undo");
    expect(button.hasAttribute("aria-pressed")).toBe(false);
  });

  it("says whether it is down when it is one that stays down", () => {
    renderWithText(
      <IconButton label="Brush" title="Brush (B)" isPressed={false}>
        ·
      </IconButton>,
    );
    const button = screen.getByRole("button", { name: "Brush", pressed: false });
    expect(button.title).toBe("Brush (B)");
  });
});

describe("Field", () => {
  it("names its control and describes it by the hint", () => {
    renderWithText(
      <Field label="Name" hint="Only for you">
        <TextInput defaultValue="x" />
      </Field>,
    );
    const input = screen.getByRole("textbox", { name: "Name", description: "Only for you" });
    expect(input.hasAttribute("aria-invalid")).toBe(false);
  });

  it("puts an error in the place of the hint and marks the control", () => {
    renderWithText(
      <Field label="Size" hint="In pixels" error="Too large">
        <Select>
          <option>1</option>
        </Select>
      </Field>,
    );
    const select = screen.getByRole("combobox", { name: "Size", description: "Too large" });
    expect(select.getAttribute("aria-invalid")).toBe("true");
    expect(screen.queryByText("In pixels")).toBeNull();
  });
});

describe("SecretInput", () => {
  it("hides what is typed until asked to show it", async () => {
    renderWithText(<KeyInput />);
    const input = screen.getByLabelText<HTMLInputElement>("Key");
    expect(screen.queryByRole("button")).toBeNull();
    await userEvent.type(input, "sk-1");
    expect(input.type).toBe("password");
    await userEvent.click(screen.getByRole("button", { name: "Show key" }));
    expect(input.type).toBe("text");
    await userEvent.click(screen.getByRole("button", { name: "Hide key" }));
    expect(input.type).toBe("password");
  });

  it("shows the mask of the kept key, never as its value", () => {
    renderWithText(<KeyInput maskedValue="sk-…abcd" />);
    const input = screen.getByPlaceholderText<HTMLInputElement>("sk-…abcd");
    expect(input.value).toBe("");
  });
});

describe("TextArea", () => {
  it("hands over what is typed", async () => {
    const change = vi.fn();
    renderWithText(
      <Field label="Prompt">
        <TextArea value="a ca" onChange={change} />
      </Field>,
    );
    await userEvent.type(screen.getByRole("textbox", { name: "Prompt" }), "t");
    expect(change).toHaveBeenLastCalledWith("a cat");
  });
});

describe("Chip", () => {
  it("can be picked, and taken away without picking it", async () => {
    const [pick, remove] = [vi.fn(), vi.fn()];
    renderWithText(
      <Chip onClick={pick} onRemove={remove} removeLabel="Remove red">
        Red
      </Chip>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Remove red" }));
    expect(pick).not.toHaveBeenCalled();
    expect(remove).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: "Red" }));
    expect(pick).toHaveBeenCalledOnce();
  });
});

describe("Notice", () => {
  it("interrupts for an error only", () => {
    renderWithText(<Notice kind="error" title="Broken" />);
    renderWithText(<Notice kind="warn" title="Careful" />);
    expect(screen.getByRole("alert").textContent).toBe("Broken");
    expect(screen.getByRole("status").textContent).toBe("Careful");
  });

  it("keeps quoted text closed until asked for", () => {
    renderWithText(<Notice kind="info" title="Done" details="id 7" />);
    expect(screen.getByRole("group").hasAttribute("open")).toBe(false);
    expect(screen.getByText("Details")).toBeTruthy();
  });
});

describe("ProgressBar", () => {
  it("has a value only when somebody knows it", () => {
    renderWithText(<ProgressBar label="Sending" />);
    renderWithText(<ProgressBar label="Receiving" value={0.5} />);
    const [sending, receiving] = screen.getAllByRole("progressbar");
    expect(sending?.hasAttribute("value")).toBe(false);
    expect(receiving?.getAttribute("value")).toBe("0.5");
  });
});

describe("useText", () => {
  it("speaks the page's language and falls back to the key", () => {
    const { container } = renderWithText(<Words />, "zh_CN");
    expect(container.textContent).toBe("已保存 no_such_key zh-CN");
  });
});
