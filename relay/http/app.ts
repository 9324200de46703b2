import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { fastify, LogController } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { Services } from "../services.js";
import type { RelayApp } from "./app-type.js";
import { JSON_LIMIT, takeBodies } from "./bodies.js";
import { answerErrors, sendError } from "./errors.js";
import { measure } from "./metrics.js";
import { answerOtherMethods } from "./methods.js";
import { describeRoutes } from "./openapi.js";
import { HttpRefusal, wireError } from "./refusal.js";
import { limitTime, REQUEST_TIMES } from "./request-time.js";
import { secure } from "./security.js";

/** Routes of one part, or of the edge itself. */
export type Routes = (app: RelayApp) => void | Promise<void>;

/** Longest line and headers of a request in bytes. */
const HEADER_LIMIT = 16 * 1024;

/** The relay's HTTP server, not listening yet: the same rules around whatever routes it is given. */
export async function buildApp(
  { config, log, metrics }: Pick<Services, "config" | "log" | "metrics">,
  routes: readonly Routes[],
  times = REQUEST_TIMES,
): Promise<RelayApp> {
  const app = fastify({
    loggerInstance: log.child({ part: "http" }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // One proxy, ours: what stands further left in X-Forwarded-For the client wrote himself.
    trustProxy: config.http.trustProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit: JSON_LIMIT,
    requestTimeout: times.uploadMs,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    handlerTimeout: 0,
    return503OnClosing: false,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 256, ignoreTrailingSlash: false },
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: 15_000 },
    frameworkErrors: (error, request, reply) => sendError(error, request as never, reply as never),
    clientErrorHandler: refuseSocket,
  }).withTypeProvider<ZodTypeProvider>() as unknown as RelayApp;
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);

  refuseWhenStopping(app);
  limitTime(app, times);
  takeBodies(app);
  await secure(app, config);
  answerErrors(app);
  await describeRoutes(app, config);
  const answerTheRest = answerOtherMethods(app);
  measure(app, metrics);
  for (const mount of routes) await mount(app);
  answerTheRest();
  return app;
}

/** What is under way is finished and its connection closed; what comes in on an open one goes elsewhere. */
function refuseWhenStopping(app: RelayApp): void {
  let stopping = false;
  app.addHook("preClose", (done) => {
    stopping = true;
    done();
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (stopping) void reply.header("connection", "close");
    done();
  });
  app.addHook("onRequest", (_request, _reply, done) => {
    if (!stopping) return done();
    done(
      new HttpRefusal(503, "relay-stopping", "This relay is stopping.", {
        hint: "Ask again in a moment, or ask another relay.",
      }),
    );
  });
}

/** What is not even HTTP, in the same shape. */
function refuseSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable)
    return void socket.destroy();
  const [status, body] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? [431, wireError("headers-too-large", `The headers are larger than ${HEADER_LIMIT} bytes.`)]
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? [408, wireError("request-timeout", "The request did not arrive in time.")]
        : [400, wireError("http-malformed", "The request is not well-formed HTTP.")];
  const json = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${String(status)} Refused\r\nContent-Type: application/json; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
  );
}
