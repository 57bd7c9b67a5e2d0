import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers every request while the server migrates its database or makes its demo data. */
export function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, {
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '5',
  });
  response.end('Unloop is starting. 正在启动，请稍候。\n');
}
