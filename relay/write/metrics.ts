import { Gauge, type Registry } from "prom-client";
import { dayOf } from "./policy.js";
import type { WriteSide } from "./write-side.js";

/** Says in numbers how the write side is doing, whenever it is asked. */
export function watch(registry: Registry, side: WriteSide, budget: number): void {
  const { chain, condition, outbox } = side;
  new Gauge({
    name: "relay_messages",
    help: "Messages by form and by what became of them",
    labelNames: ["form", "status"] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const { form, status, count } of outbox.counts()) this.set({ form, status }, count);
    },
  });
  new Gauge({
    name: "relay_messages_overdue",
    help: "Messages that were promised to be on the chain by now and are not",
    registers: [registry],
    async collect() {
      this.set(outbox.overdue(await chain.now()));
    },
  });
  new Gauge({
    name: "relay_gas_spent_today",
    help: "Gas spent, or set aside for what is on its way, since midnight (UTC)",
    registers: [registry],
    async collect() {
      this.set(outbox.spentOn(dayOf(await chain.now())));
    },
  });
  new Gauge({
    name: "relay_gas_budget",
    help: "Most gas a day",
    registers: [registry],
  }).set(budget);
  new Gauge({
    name: "relay_dry",
    help: "1 while nothing new can be sent: no budget, no money, gas too dear",
    registers: [registry],
    collect() {
      this.set(condition.drought === undefined ? 0 : 1);
    },
  });
}
