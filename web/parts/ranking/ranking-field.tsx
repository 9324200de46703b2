import "./ranking.css";
import { useId, useState } from "react";
import { useWords } from "../../language/index.js";
import { Button } from "../button.js";
import type { FieldProps } from "../field.js";
import { Required } from "../required.js";
import { Tabs } from "../tabs.js";
import { OrderList } from "./order-list.js";
import { type RankedItem } from "./ranked-item.js";
import { RankNumbers } from "./rank-numbers.js";
import type { Ranks } from "./ranks.js";

export interface RankingFieldProps extends FieldProps {
  label: string;
  /** In the order in which the unranked are shown. */
  items: readonly RankedItem[];
  /** A rank for each alternative of the ballot, those without an item included: they keep theirs. */
  value: Ranks;
  onChange: (ranks: number[]) => void;
}

/** Ranks alternatives: by dragging, with buttons or keys, or by giving numbers. All ways change the same ranking. */
export function RankingField(props: RankingFieldProps) {
  const { label, description, error, items, value, onChange, isDisabled = false } = props;
  const words = useWords("ranking");
  const id = useId();
  const [way, setWay] = useState("order");
  const shown = { items, value, onChange, isDisabled };
  const clear = () => {
    const offered = new Set(items.map(({ alternative }) => alternative));
    onChange(value.map((rank, alternative) => (offered.has(alternative) ? 0 : rank)));
  };
  return (
    <div
      className="field ranking"
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-words`}
    >
      <span className="field-label" id={`${id}-label`}>
        {label}
        {props.isRequired === true && <Required />}
      </span>
      <div id={`${id}-words`}>
        {description !== undefined && <div className="field-description">{description}</div>}
        {error !== undefined && <div className="field-error">{error}</div>}
      </div>
      <Tabs
        label={words("ways")}
        selected={way}
        onSelect={setWay}
        tabs={[
          {
            id: "order",
            title: words("order.title"),
            content: <OrderList {...shown} label={label} />,
          },
          { id: "numbers", title: words("numbers.title"), content: <RankNumbers {...shown} /> },
        ]}
      />
      <div>
        <Button
          tone="quiet"
          onPress={clear}
          isDisabled={isDisabled || value.every((rank) => rank === 0)}
        >
          {words("clear")}
        </Button>
      </div>
    </div>
  );
}
