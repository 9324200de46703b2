import { useWords } from "../../../language/index.js";
import { Failed, Loading, Select, TextField, useFormat } from "../../../parts/index.js";
import type { Bound } from "../../../../core/coalition/index.js";
import { isRuleGroup, RULE_GROUPS, type RuleGroup } from "../../../../core/motions/rule-groups.js";
import { useRulesInForce } from "../use-rules-in-force.js";
import { ruleInWords, ruleText, ruleValue, unitOf } from "./rule-value.js";

export interface RuleFieldsProps {
  fields: Readonly<Record<string, string>>;
  set: (name: string, value: string) => void;
}

/** The rules of one group: what each is now, and between what it may be set. */
export function RuleFields({ fields, set }: RuleFieldsProps) {
  const words = useWords("motions");
  const name = fields["group"];
  const { data, error, isPending, refetch } = useRulesInForce(name);
  const group: RuleGroup | undefined = isRuleGroup(name) ? RULE_GROUPS[name] : undefined;
  return (
    <>
      <Select
        label={words("rules.group")}
        description={words("rules.groupWhat")}
        value={name ?? ""}
        onChange={(value) => set("group", value)}
        placeholder={words("new.choose")}
        options={Object.keys(RULE_GROUPS).map((value) => ({
          value,
          label: words(`rules.of.${value}`),
        }))}
        isRequired
      />
      {group !== undefined && error !== null && <Failed error={error} retry={refetch} />}
      {group !== undefined && error === null && isPending && <Loading />}
      {group !== undefined &&
        data !== undefined &&
        Object.entries(group.bounds).map(([rule, bound]) =>
          data[rule] === undefined ? (
            <p key={rule}>{words("rules.notHere")}</p>
          ) : (
            <RuleField
              key={rule}
              {...{ rule, bound, present: data[rule] }}
              value={fields[`${name}.${rule}`] ?? ""}
              onChange={(value) => set(`${name}.${rule}`, value)}
            />
          ),
        )}
    </>
  );
}

interface RuleFieldProps {
  rule: string;
  bound: Bound;
  present: number;
  value: string;
  onChange: (value: string) => void;
}

function RuleField({ rule, bound, present, value, onChange }: RuleFieldProps) {
  const words = useWords("motions");
  const format = useFormat();
  const say = (number: number) => ruleInWords(number, bound, format);
  const range = { least: say(bound.min), most: say(bound.max) };
  const wrong = value.trim() !== "" && ruleValue(value, bound) === undefined;
  return (
    <TextField
      label={words("rules.label", {
        rule: words(`rule.${rule}`),
        unit: words(`rules.unit.${unitOf(bound)}`),
      })}
      description={words("rules.now", {
        ...range,
        now: say(present),
        typed: ruleText(present, bound),
      })}
      value={value}
      onChange={onChange}
      inputMode="decimal"
      error={wrong ? words("rules.outOfBounds", range) : undefined}
    />
  );
}
