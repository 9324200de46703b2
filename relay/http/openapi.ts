import swagger from "@fastify/swagger";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { wireErrorSchema } from "../../core/wire/error.js";
import type { RelayConfig } from "../config.js";
import { VERSION } from "../version.js";
import type { RelayApp } from "./app-type.js";

const DESCRIPTION = [
  "A relay of a coalition. It takes what members signed, pays for it and brings it on the chain; it keeps",
  "content and answers questions about what is on the chain. It decides nothing: everything it says can be",
  "checked against the chain, and everything it does can be done without it.",
].join(" ");

/** Collects the schemas of every route that follows, and serves them at /openapi.json. */
export async function describeRoutes(
  app: RelayApp,
  { http }: Pick<RelayConfig, "http">,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Three Opens relay", version: VERSION, description: DESCRIPTION },
      ...(http.publicUrl !== undefined && { servers: [{ url: http.publicUrl }] }),
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  // Whatever else a route answers, it refuses in the one shape; routes that stream declare nothing more.
  app.addHook("onRoute", (route) => {
    if (route.schema === undefined || route.schema.hide === true) return;
    const response = route.schema.response as Record<string, unknown> | undefined;
    route.schema = { ...route.schema, response: { ...response, "4xx": wireErrorSchema } };
  });
  app.get("/openapi.json", { schema: { hide: true } }, (_request, reply) =>
    reply
      .header("cache-control", "public, max-age=300")
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(app.swagger())),
  );
}
