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

/** A list of any length that holds only what is near the window; the page scrolls, not a box in it. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, render, keyOf, estimate = 96, hasMore = false, more } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (box !== undefined) setTop(box.top + window.scrollY);
  }, [items.length]);
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
  useEffect(() => {
    if (hasMore && last >= items.length - 1) void more?.();
  }, [hasMore, last, items.length, more]);
  return (
    <ul
      ref={list}
      role="list"
      className="virtual"
      aria-label={label}
      style={{ blockSize: virtual.getTotalSize() }}
    >
      {shown.map(({ key, index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="virtual-item"
            aria-setsize={hasMore ? -1 : items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {render(item, index)}
          </li>
        );
      })}
    </ul>
  );
}
