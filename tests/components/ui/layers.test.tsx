import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "@/components/ui/Button";
import { closeTopmost, useClosable, useEscape } from "@/components/ui/closables";
import { Dialog } from "@/components/ui/Dialog";
import { focusNeighbour } from "@/components/ui/focus-neighbour";
import { Menu, MenuGroup, MenuItem } from "@/components/ui/Menu";
import { renderWithText } from "../../support/render";

function Question({ onDelete }: { readonly onDelete: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Delete</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Delete it?"
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>Keep</Button>
            <Button variant="danger" onClick={onDelete}>
              Really
            </Button>
          </>
        }
      >
        <p>It is gone then.</p>
      </Dialog>
    </>
  );
}

function Actions({ onSelect }: { readonly onSelect: (name: string) => void }) {
  return (
    <Menu label="More" icon="…">
      <MenuItem onSelect={() => onSelect("copy")}>Copy</MenuItem>
      <MenuItem isDisabled onSelect={() => onSelect("move")}>
        Move
      </MenuItem>
      <MenuItem isDanger onSelect={() => onSelect("delete")}>
        Delete
      </MenuItem>
    </Menu>
  );
}

describe("Dialog", () => {
  it("asks by its title and gives the focus back when it closes", async () => {
    renderWithText(<Question onDelete={vi.fn()} />);
    const opener = screen.getByRole("button", { name: "Delete" });
    await userEvent.click(opener);
    const dialog = screen.getByRole("dialog", { name: "Delete it?" });
    expect(dialog.hasAttribute("open")).toBe(true);
    screen.getByRole("button", { name: "Keep" }).focus();
    await userEvent.click(screen.getByRole("button", { name: "Keep" }));
    expect(dialog.hasAttribute("open")).toBe(false);
    expect(document.activeElement).toBe(opener);
  });

  it("closes by Escape through the page's own state", async () => {
    renderWithText(<Question onDelete={vi.fn()} />);
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    // A browser turns Escape into this event.
    const event = new Event("cancel", { cancelable: true });
    fireEvent(screen.getByRole("dialog"), event);
    expect(event.defaultPrevented).toBe(true);
    expect(screen.queryByRole("heading", { name: "Delete it?" })).toBeNull();
  });
});

describe("Menu", () => {
  it("is a popover of its button", () => {
    renderWithText(<Actions onSelect={vi.fn()} />);
    const menu = screen.getByRole("menu", { name: "More" });
    const button = screen.getByRole("button", { name: "More" });
    expect(menu.getAttribute("popover")).toBe("auto");
    expect(button.getAttribute("popovertarget")).toBe(menu.id);
  });

  it("moves by arrow keys round and round, past what cannot be chosen", async () => {
    renderWithText(<Actions onSelect={vi.fn()} />);
    const [copy, , remove] = screen.getAllByRole("menuitem");
    copy?.focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(remove);
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(copy);
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(remove);
    await userEvent.keyboard("{Home}");
    expect(document.activeElement).toBe(copy);
  });

  it("does what is chosen", async () => {
    const select = vi.fn();
    renderWithText(<Actions onSelect={select} />);
    await userEvent.click(screen.getByRole("menuitem", { name: "Delete" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Move" }));
    expect(select.mock.calls).toEqual([["delete"]]);
  });
});

function Openable({ name }: { readonly name: string }) {
  const [isOpen, setIsOpen] = useState(false);
  useClosable(isOpen, () => setIsOpen(false));
  return (
    <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(true)}>
      {name}
    </button>
  );
}

function Page() {
  useEscape();
  return (
    <>
      <Openable name="Bar" />
      <Openable name="Message" />
      <textarea aria-label="Words" />
    </>
  );
}

describe("Escape", () => {
  const openOnes = () =>
    screen
      .getAllByRole("button")
      .filter((one) => one.getAttribute("aria-expanded") === "true")
      .map((one) => one.textContent);

  it("closes what was opened last, then what was opened before it", async () => {
    renderWithText(<Page />);
    await userEvent.click(screen.getByRole("button", { name: "Message" }));
    await userEvent.click(screen.getByRole("button", { name: "Bar" }));
    await userEvent.keyboard("{Escape}");
    expect(openOnes()).toEqual(["Message"]);
    await userEvent.keyboard("{Escape}");
    expect(openOnes()).toEqual([]);
    expect(closeTopmost()).toBe(false);
  });

  it("does so from a text field as well", async () => {
    renderWithText(<Page />);
    await userEvent.click(screen.getByRole("button", { name: "Bar" }));
    await userEvent.click(screen.getByRole("textbox", { name: "Words" }));
    await userEvent.keyboard("{Escape}");
    expect(openOnes()).toEqual([]);
  });
});

describe("a menu's entry", () => {
  it("says its key and stands in a named group", () => {
    renderWithText(
      <Menu label="More" icon="…">
        <MenuGroup label="Paint">
          <MenuItem keys="Ctrl+A" onSelect={vi.fn()}>
            Everything
          </MenuItem>
        </MenuGroup>
      </Menu>,
    );
    const group = screen.getByRole("group", { name: "Paint" });
    expect(group.textContent).toBe("EverythingCtrl+A");
  });
});

describe("the focus of an item that goes", () => {
  it("moves to the next one, past what has no button, or else to the one before", () => {
    renderWithText(
      <ul>
        <li data-testid="first">
          <button type="button">First</button>
        </li>
        <li>Yesterday</li>
        <li data-testid="last">
          <button type="button">Last</button>
        </li>
      </ul>,
    );
    focusNeighbour(screen.getByTestId("first"));
    expect(document.activeElement?.textContent).toBe("Last");
    focusNeighbour(screen.getByTestId("last"));
    expect(document.activeElement?.textContent).toBe("First");
  });
});
