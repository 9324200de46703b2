import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type Key, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

export interface VirtualListProps<Item> {
  /** What it is a list of. */
  label: string;
  items: readonly Item[];
  render: (item: Item, index: number) => ReactNode;
  keyOf?: (item: Item, index: number) => Key;
  /** Pixels an item is likely to take. */
  estimate?: number;
  hasMore?: boolean;
  /** Fetch more: the end has come into sight. */
  more?: () => unknown;
}

/** More is fetched when so many rows are left, so that whoever goes by keyboard finds them when the last is reached. */
const ROWS_AHEAD = 16;

/**
 * A list of any length that holds only what is near the window; the page scrolls, not a box in it. Rows stand below each
 * other as in any list, whatever is known of their heights: what is left out above and below is padding.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, render, keyOf, estimate = 96, hasMore = false, more } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      const box = list.current?.getBoundingClientRect();
      if (box !== undefined) setTop(box.top + window.scrollY);
    };
    look();
    // What stands above the list may come later than the list, or be of another height in another window.
    const watching = new ResizeObserver(look);
    watching.observe(document.body);
    return () => watching.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => estimate,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : (keyOf?.(item, index) ?? index);
    },
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  const before = (shown[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  useEffect(() => {
    if (hasMore && last >= items.length - 1 - ROWS_AHEAD) void more?.();
  }, [hasMore, last, items.length, more]);
  return (
    <ul
      ref={list}
      role="list"
      className="virtual"
      aria-label={label}
      style={{ paddingBlock: `${before}px ${Math.max(0, after)}px` }}
    >
      {shown.map(({ key, index }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="virtual-item"
            aria-setsize={hasMore ? -1 : items.length}
            aria-posinset={index + 1}
          >
            {render(item, index)}
          </li>
        );
      })}
    </ul>
  );
}
