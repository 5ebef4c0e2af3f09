import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type ToggleEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { classNames } from "./class-names";
import { IconButton } from "./IconButton";
import styles from "./Menu.module.css";

export interface MenuProps {
  /** Names the button and the menu. */
  readonly label: string;
  /** The button's icon. */
  readonly icon: ReactNode;
  /** `MenuItem`s. */
  readonly children: ReactNode;
  readonly "data-testid"?: string;
}

const MARGIN_PX = 8;

/** Puts the open list under its button, or above it where there is no room below. */
function place(list: HTMLElement, button: HTMLElement) {
  const anchor = button.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const fitsBelow = below + size.height + MARGIN_PX <= window.innerHeight;
  const left = Math.min(anchor.right - size.width, window.innerWidth - size.width - MARGIN_PX);
  list.style.top = `${Math.max(MARGIN_PX, fitsBelow ? below : anchor.top - size.height - 4)}px`;
  list.style.left = `${Math.max(MARGIN_PX, left)}px`;
}

/** The page can be resized while the list is open. */
function usePlace(
  isOpen: boolean,
  list: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
) {
  useEffect(() => {
    if (!isOpen) return;
    const replace = () => {
      if (list.current && button.current) place(list.current, button.current);
    };
    window.addEventListener("resize", replace);
    return () => window.removeEventListener("resize", replace);
  }, [isOpen, list, button]);
}

function items(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
}

/** The item an arrow key leads to, round and round. */
function itemFor(list: HTMLElement, key: string): HTMLElement | undefined {
  const all = items(list);
  const index = all.indexOf(document.activeElement as HTMLElement);
  if (key === "ArrowDown") return all[(index + 1) % all.length];
  if (key === "ArrowUp") return all.at(index <= 0 ? -1 : index - 1);
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  return undefined;
}

/** A button with a list of actions, on the browser's own popover: Escape and a click outside close it. */
export function Menu({ label, icon, children, ...rest }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  usePlace(isOpen, list, button);
  const close = () => list.current?.hidePopover?.();
  function toggle(event: ToggleEvent) {
    const isOpening = event.newState === "open";
    setIsOpen(isOpening);
    if (!isOpening || !list.current || !button.current) return;
    place(list.current, button.current);
    items(list.current)[0]?.focus();
  }
  function move(event: KeyboardEvent) {
    // The focus goes on from the button: a menu left open behind it would keep all keys to itself.
    if (event.key === "Tab") close();
    const item = list.current && itemFor(list.current, event.key);
    if (!item) return;
    event.preventDefault();
    item.focus();
  }
  return (
    <>
      <IconButton {...rest} ref={button} label={label} popoverTarget={id} aria-haspopup="menu">
        {icon}
      </IconButton>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles["menu"]}
        onToggle={toggle}
        onKeyDown={move}
        onClick={close}
      >
        {children}
      </div>
    </>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** The key that does the same, as people know it. */
  readonly keys?: string | undefined;
  readonly "data-testid"?: string;
}

export function MenuItem(props: MenuItemProps) {
  const { children, onSelect, isDanger, isDisabled, keys, ...rest } = props;
  return (
    <button
      {...rest}
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={isDisabled}
      className={classNames(styles["item"], isDanger && styles["danger"])}
      onClick={onSelect}
    >
      {children}
      {keys && <kbd className={styles["keys"]}>{keys}</kbd>}
    </button>
  );
}

interface MenuGroupProps {
  /** What its entries have in common. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Entries that belong together, with a line between them and the next. */
export function MenuGroup({ label, children }: MenuGroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-label={label} className={styles["group"]}>
      {children}
    </div>
  );
}
