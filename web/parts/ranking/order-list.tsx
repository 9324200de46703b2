import { useRef, useState } from "react";
import { GridList, useDragAndDrop } from "react-aria-components";
import { useWords } from "../../language/index.js";
import { useFormat } from "../use-format.js";
import { OrderRow } from "./order-row.js";
import { type RankNumbersProps } from "./rank-numbers.js";
import { arrange, joinAbove, moveDown, moveUp, placeIn, put, type Ranks } from "./ranks.js";
import { useKeptFocus } from "./use-kept-focus.js";

export type Move = "up" | "down" | "join";

const MOVES = { up: moveUp, down: moveDown, join: joinAbove };

/** The alternatives in the order of their ranks, to be dragged or moved step by step. */
export function OrderList(props: RankNumbersProps & { label: string }) {
  const { items, value, onChange, isDisabled, label } = props;
  const words = useWords("ranking");
  const format = useFormat();
  const [said, setSaid] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(frame);
  const shown = items.map(({ alternative }) => alternative);
  const { places, rest } = arrange(value, shown);

  const change = (ranks: number[], alternative: number) => {
    onChange(ranks);
    setSaid(sentenceFor(ranks, alternative));
  };
  const sentenceFor = (ranks: Ranks, alternative: number) => {
    const name = items.find((item) => item.alternative === alternative)?.name ?? "";
    const place = placeIn(arrange(ranks, shown), alternative);
    return place === undefined
      ? words("said.none", { name })
      : words("said.place", { name, place: format.number(place) });
  };
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled,
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onMove: ({ keys, target }) => {
      const [moved] = [...keys].map(Number);
      if (moved === undefined) return;
      const spot = { beside: Number(target.key), side: target.dropPosition };
      change(put(value, shown, moved, spot), moved);
    },
  });
  const rows = [...places.flat(), ...rest].flatMap((alternative) => {
    const item = items.find((each) => each.alternative === alternative);
    return item === undefined ? [] : [item];
  });
  return (
    <div ref={frame}>
      <p className="field-description">{words("order.how")}</p>
      <GridList
        aria-label={label}
        className="ranking-list"
        selectionMode="none"
        items={rows.map((item) => ({ ...item, id: item.alternative }))}
        dependencies={[value, isDisabled, words]}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(item) => {
          const { alternative } = item;
          const place = placeIn({ places, rest }, alternative);
          const shared = place !== undefined && (places[place - 1]?.length ?? 0) > 1;
          return (
            <OrderRow
              item={item}
              place={place}
              shared={shared}
              isDisabled={isDisabled}
              can={{
                up: place === undefined || place > 1 || shared,
                down: place !== undefined,
                join: place === undefined ? places.length > 0 : place > 1,
              }}
              onMove={(move) => {
                keepFocus(alternative, move);
                change(MOVES[move](value, shown, alternative), alternative);
              }}
            />
          );
        }}
      </GridList>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
