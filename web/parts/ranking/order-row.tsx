import { Button as AriaButton, GridListItem } from "react-aria-components";
import { useWords } from "../../language/index.js";
import { Plain } from "../plain.js";
import { useFormat } from "../use-format.js";
import type { Move } from "./order-list.js";
import type { RankedItem } from "./ranked-item.js";

const SIGNS: Record<Move, string> = { up: "↑", down: "↓", join: "=" };
const ORDER: readonly Move[] = ["up", "down", "join"];

interface OrderRowProps {
  item: RankedItem;
  /** From 1; nothing when it is not ranked. */
  place: number | undefined;
  shared: boolean;
  isDisabled: boolean;
  can: Record<Move, boolean>;
  onMove: (move: Move) => void;
}

/** One alternative with its place, a grip, and the steps it can take. */
export function OrderRow({ item, place, shared, isDisabled, can, onMove }: OrderRowProps) {
  const words = useWords("ranking");
  const format = useFormat();
  const { alternative, name, label, description } = item;
  const standing =
    place === undefined
      ? words("place.none")
      : words(shared ? "place.shared" : "place.own", { place: format.number(place) });
  return (
    <GridListItem
      id={alternative}
      textValue={`${name}, ${standing}`}
      className={place === undefined ? "ranking-row ranking-unranked" : "ranking-row"}
    >
      <AriaButton slot="drag" className="ranking-grip" isDisabled={isDisabled}>
        <span aria-hidden="true">⠿</span>
      </AriaButton>
      <span className="ranking-place">{standing}</span>
      <span className="ranking-name">
        {label ?? <Plain text={name} />}
        {description !== undefined && <span className="field-description">{description}</span>}
      </span>
      <span className="ranking-moves">
        {ORDER.map((move) => (
          <AriaButton
            key={move}
            className="button ranking-move"
            data-move={`${alternative}:${move}`}
            aria-label={words(`move.${move}`, { name })}
            isDisabled={isDisabled || !can[move]}
            onPress={() => onMove(move)}
          >
            <span aria-hidden="true">{SIGNS[move]}</span>
          </AriaButton>
        ))}
      </span>
    </GridListItem>
  );
}
