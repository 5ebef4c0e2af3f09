import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { OptionFields } from "@/components/options/OptionFields";
import { changeOptions, type EditOptions, type OptionChanges } from "@/utils/core/option-fields";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { renderWithText } from "../../support/render";

const OPTIONS: EditOptions = { count: 1, size: "auto" };

interface HostProps {
  readonly model: string;
  readonly seen: { options: EditOptions };
}

function Host({ model, seen }: HostProps) {
  const [options, setOptions] = useState(seen.options);
  const change = (changes: OptionChanges) => {
    seen.options = changeOptions(options, changes);
    setOptions(seen.options);
  };
  return <OptionFields capability={capabilityFor(model)} options={options} onChange={change} />;
}

function render(model: string) {
  const seen = { options: OPTIONS };
  renderWithText(<Host model={model} seen={seen} />);
  return seen;
}

describe("further options", () => {
  it("are those the model takes", () => {
    render("");
    for (const label of ["Quality", "Background", "File format", "Content filter"]) {
      expect(screen.queryByLabelText(label)).toBeNull();
    }
    expect(screen.getByLabelText("Other fields")).toBeTruthy();
  });

  it("offer fidelity to models that have it, and xhigh only to those that know it", () => {
    render("gpt-image-1.5");
    expect(screen.getByLabelText("Fidelity to original")).toBeTruthy();
    expect(screen.getByLabelText("Quality").textContent).not.toContain("Max");
  });

  it("take a choice back when it is the server's again", async () => {
    const seen = render("gpt-image-2");
    await userEvent.selectOptions(screen.getByLabelText("Quality"), "high");
    await userEvent.selectOptions(screen.getByLabelText("Background"), "transparent");
    expect(seen.options).toEqual({ ...OPTIONS, quality: "high", background: "transparent" });
    await userEvent.selectOptions(screen.getByLabelText("Quality"), "Default");
    expect(seen.options).toEqual({ ...OPTIONS, background: "transparent" });
  });

  it("ask for compression only where the format has it, and drop it with the format", async () => {
    const seen = render("gpt-image-2");
    expect(screen.queryByLabelText("File quality, %")).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText("File format"), "webp");
    await userEvent.type(screen.getByLabelText("File quality, %"), "80");
    expect(seen.options).toMatchObject({ outputFormat: "webp", outputCompression: 80 });
    await userEvent.selectOptions(screen.getByLabelText("File format"), "png");
    expect(seen.options).toEqual({ ...OPTIONS, outputFormat: "png" });
  });

  it("never ask for a transparent JPEG: what is chosen last counts", async () => {
    const seen = render("gpt-image-2");
    await userEvent.selectOptions(screen.getByLabelText("Background"), "transparent");
    await userEvent.selectOptions(screen.getByLabelText("File format"), "jpeg");
    expect(seen.options).toEqual({ ...OPTIONS, outputFormat: "jpeg" });
    await userEvent.selectOptions(screen.getByLabelText("Background"), "transparent");
    expect(seen.options).toEqual({ ...OPTIONS, background: "transparent" });
    await userEvent.selectOptions(screen.getByLabelText("File format"), "webp");
    expect(seen.options).toMatchObject({ background: "transparent", outputFormat: "webp" });
  });

  it("ask for no previews unless the person wants them", async () => {
    const seen = render("gpt-image-2");
    await userEvent.click(screen.getByTestId("stream"));
    expect(seen.options).toMatchObject({ stream: true, partialImages: 2 });
    await userEvent.selectOptions(screen.getByLabelText("Previews"), "0");
    expect(seen.options).toMatchObject({ stream: true, partialImages: 0 });
    await userEvent.click(screen.getByTestId("stream"));
    expect(seen.options).toEqual(OPTIONS);
  });

  it("take extra fields once every line is one", async () => {
    const seen = render("");
    const field = screen.getByLabelText("Other fields");
    await userEvent.type(field, "seed=7{Enter}styl");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(seen.options.extra).toEqual({ seed: "7" });
    await userEvent.type(field, "e=ink");
    expect(seen.options.extra).toEqual({ seed: "7", style: "ink" });
    await userEvent.clear(field);
    expect(seen.options).toEqual(OPTIONS);
  });
});
