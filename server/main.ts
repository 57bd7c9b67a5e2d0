import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from './compose.ts';
import { prepareDemo } from './demo/prepare-demo.ts';
import { answerStarting } from './http/answer-starting.ts';
import { startJobs } from './jobs/runner.ts';
import { type Config, ConfigError, describeConfig, readConfig } from './platform/config.ts';
import { createLogger } from './platform/logger.ts';

if (process.argv.includes('--help')) {
  process.stdout.write(`Unloop: npm start\n\n${describeConfig()}`);
  process.exit(0);
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  // Listens first: a port that is taken must be known before minutes of demo data.
  const http = createServer(answerStarting);
  const address = await listen(http, config);
  const server = await compose(config, logger);
  const demo = await prepareDemo(server);
  http.off('request', answerStarting).on('request', server.app);
  const jobs = startJobs(server.jobs, logger, server.clock);
  const sandbox = await demo?.startSandbox(address);
  process.stdout.write(demo?.welcome(address) ?? `Unloop listens on ${address}\n`);

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping: finishing what was accepted');
    // Idle keep-alive connections would hold the listener open.
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    http.closeIdleConnections();
    await closed;
    await jobs.stop();
    await sandbox?.stop();
    await server.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));
}

async function listen(http: Server, { host, port }: Config): Promise<string> {
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Port ${port} is in use by another program: set PORT to a free one.`);
    throw new ConfigError(`Cannot listen on ${host}, port ${port}: ${message}. See HOST and PORT in --help.`);
  }
  const bound = (http.address() as AddressInfo).port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}
