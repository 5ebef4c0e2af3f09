import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentType, useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lazyPart } from "@/components/errors/lazy-part";
import { renderWithText } from "../../support/render";
import { translateFor } from "../../support/translate";

const Dialog = ({ name }: { readonly name: string }) => <p>The dialog of {name}</p>;

/**
 * Loads the dialog, where it is there: after an update of the extension it may not be. It takes
 * longer than React waits before it puts the component away and makes it anew.
 */
function loads({ isThere }: { isThere: boolean }) {
  const stored = { isThere };
  const load = vi.fn(async (): Promise<ComponentType<{ readonly name: string }>> => {
    await new Promise((resolve) => setTimeout(resolve));
    if (!stored.isThere) throw new TypeError("Failed to fetch dynamically imported module");
    return Dialog;
  });
  return Object.assign(load, { package: stored });
}

type Part = ReturnType<typeof lazyPart<{ readonly name: string }>>;

/** A panel in which something is written, and which opens the part by a button. */
function Panel({ part: Shown }: { readonly part: Part }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <textarea aria-label="Prompt" />
      <button type="button" onClick={() => setIsOpen(!isOpen)}>
        Open
      </button>
      {isOpen && <Shown name="servers" />}
    </>
  );
}

function show(load: ReturnType<typeof loads>, locale: "en" | "zh_CN" = "en"): Part {
  const part = lazyPart(load);
  renderWithText(<Panel part={part} />, locale);
  return part;
}

const open = () => userEvent.click(screen.getByRole("button", { name: "Open" }));

beforeEach(() => {
  // React reports what a boundary catches.
  vi.spyOn(console, "error").mockReturnValue();
  return () => vi.restoreAllMocks();
});

describe("a part that is loaded later", () => {
  it("is loaded when it is first shown, and only once", async () => {
    const load = loads({ isThere: true });
    show(load);
    expect(load).not.toHaveBeenCalled();
    await open();
    expect(await screen.findByText("The dialog of servers")).toBeDefined();
    await open();
    await open();
    expect(screen.getByText("The dialog of servers")).toBeDefined();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("is there at once where it was asked for before", async () => {
    const load = loads({ isThere: true });
    show(load).begin();
    await vi.waitFor(() => expect(load).toHaveResolved());
    await open();
    expect(screen.getByText("The dialog of servers")).toBeDefined();
  });
});

describe("a part that cannot be loaded", () => {
  it.each(["en", "zh_CN"] as const)("says so in its place, and what helps: %s", async (locale) => {
    show(loads({ isThere: false }), locale);
    await open();
    const error = await screen.findByTestId("error");
    expect(error.dataset["code"]).toBe("part_not_loaded");
    const say = translateFor(locale);
    for (const key of ["error_part_not_loaded", "error_part_not_loaded_next", "panel_reload"]) {
      expect(say(key)).not.toBe("");
      expect(error.textContent).toContain(say(key));
    }
  });

  it("is not asked for again by itself", async () => {
    const load = loads({ isThere: false });
    show(load);
    await open();
    await screen.findByTestId("error");
    expect(load).toHaveBeenCalledTimes(1);
    await open();
    await open();
    await screen.findByTestId("error");
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("takes nothing else of the panel with it", async () => {
    show(loads({ isThere: false }));
    const prompt = screen.getByRole("textbox", { name: "Prompt" });
    await userEvent.type(prompt, "a red hat");
    await open();
    await screen.findByTestId("error");
    await userEvent.type(prompt, " and a scarf");
    expect(prompt).toHaveProperty("value", "a red hat and a scarf");
    await open();
    expect(screen.queryByTestId("error")).toBeNull();
  });

  it("is told when it is needed, not when it was asked for before", async () => {
    const load = loads({ isThere: false });
    show(load).begin();
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    expect(screen.queryByTestId("error")).toBeNull();
    load.package.isThere = true;
    await open();
    expect(await screen.findByText("The dialog of servers")).toBeDefined();
  });

  it("is shown once it can be loaded again", async () => {
    const load = loads({ isThere: false });
    show(load);
    await open();
    await screen.findByTestId("error");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByTestId("error");
    load.package.isThere = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("The dialog of servers")).toBeDefined();
  });

  it("reloads the panel by one press, with the code that there is now", async () => {
    const reload = vi.spyOn(location, "reload").mockReturnValue();
    show(loads({ isThere: false }));
    await open();
    await userEvent.click(await screen.findByTestId("reload-panel"));
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
