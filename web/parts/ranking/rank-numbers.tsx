import { useWords } from "../../language/index.js";
import { Plain } from "../plain.js";
import { useFormat } from "../use-format.js";
import { type RankedItem } from "./ranked-item.js";
import { giveRank, type Ranks } from "./ranks.js";

export interface RankNumbersProps {
  items: readonly RankedItem[];
  value: Ranks;
  onChange: (ranks: number[]) => void;
  isDisabled: boolean;
}

/** A number for each: the way that needs nothing but a list to choose from. */
export function RankNumbers({ items, value, onChange, isDisabled }: RankNumbersProps) {
  const words = useWords("ranking");
  const format = useFormat();
  return (
    <>
      <p className="field-description">{words("numbers.how")}</p>
      <ul role="list" className="ranking-list">
        {items.map(({ alternative, name, label, description }) => (
          <li key={alternative} className="ranking-row">
            <select
              className="input ranking-number"
              aria-label={words("numbers.of", { name })}
              value={value[alternative] ?? 0}
              disabled={isDisabled}
              onChange={(event) =>
                onChange(giveRank(value, alternative, Number(event.target.value)))
              }
            >
              <option value={0}>{words("numbers.none")}</option>
              {value.map((_, rank) => (
                <option key={rank + 1} value={rank + 1}>
                  {format.number(rank + 1)}
                </option>
              ))}
            </select>
            <span className="ranking-name">
              {label ?? <Plain text={name} />}
              {description !== undefined && (
                <span className="field-description">{description}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
