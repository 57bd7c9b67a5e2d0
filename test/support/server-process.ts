import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server of its own process, on a free port, that a test may kill. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
}

const SOURCE = ['--import', 'tsx', 'server/main.ts'];

/** Starts `server/main.ts`, or another program, with these settings and nothing else of ours; answers once it listens. */
export async function startServerProcess(
  settings: Record<string, string>,
  program: readonly string[] = SOURCE,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, program, {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DEMO: 'false', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return (await exited)[0];
  };
  return {
    url: await addressOf(child),
    pid: child.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the server ended before it listened');
}
