import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Menu, MenuItem } from "@/components/ui/Menu";
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
