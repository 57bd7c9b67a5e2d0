import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from './compose.ts';
import { prepareDemo } from './demo/prepare-demo.ts';
import { startJobs } from './jobs/runner.ts';
import { ConfigError, describeConfig, readConfig } from './platform/config.ts';
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
  const server = await compose(config, logger);
  const demo = await prepareDemo(server);
  const http = createServer(server.app);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(config.port, config.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
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
