import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { contextOf } from './request-context.ts';

/** The process's figures for Prometheus. */
export interface HttpMetrics {
  /** Measures each request in seconds, by method, route pattern and status. */
  measure: RequestHandler;
  /** Adds a figure that is asked for at each scrape, such as a queue's length. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
}

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes a registry of its own, so that two apps in one process do not share figures. */
export function createHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method, route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  return {
    measure: (request, response, next) => {
      const stop = durations.startTimer();
      response.once('finish', () =>
        stop({ method: request.method, route: contextOf(response).route, status: response.statusCode }),
      );
      next();
    },
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
