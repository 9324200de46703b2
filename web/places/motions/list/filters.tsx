import { useWords } from "../../../language/index.js";
import { SearchField, Select } from "../../../parts/index.js";
import { PHASE_GROUPS } from "../phases.js";
import type { MotionFilter } from "./motion-filter.js";

export interface FiltersProps {
  filter: MotionFilter;
  onChange: (filter: MotionFilter) => void;
}

export function Filters({ filter, onChange }: FiltersProps) {
  const words = useWords("motions");
  const options = (of: string, values: readonly string[]) =>
    ["all", ...values].map((value) => ({ value, label: words(`filter.${of}.${value}`) }));
  const change = (part: keyof MotionFilter) => (value: string) =>
    onChange({ ...filter, [part]: value });
  return (
    <search className="motions-filters">
      <SearchField label={words("filter.words")} value={filter.words} onChange={change("words")} />
      <Select
        label={words("filter.group.label")}
        value={filter.group}
        onChange={change("group")}
        options={options("group", Object.keys(PHASE_GROUPS))}
      />
      <Select
        label={words("filter.kind.label")}
        value={filter.kind}
        onChange={change("kind")}
        options={options("kind", ["motion", "notice"])}
      />
      <Select
        label={words("filter.class.label")}
        value={filter.class}
        onChange={change("class")}
        options={options("class", ["ordinary", "fundamental"])}
      />
    </search>
  );
}
