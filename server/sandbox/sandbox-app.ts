import express, { type Express } from 'express';
import { type Command, commandSchema } from '../contract/deliveries.ts';
import { isSigned } from './sandbox-signature.ts';

/** The simulated platform's webhook: takes each signed command, and acts on its id once. */
export function createSandboxApp(secret: string, act: (command: Command) => void): Express {
  const taken = new Set<string>();
  const app = express();
  app.disable('x-powered-by');
  app.post('/webhook', express.text({ type: () => true, limit: '1mb' }), (request, response) => {
    const body = String(request.body);
    if (!isSigned(secret, (name) => request.get(name), body, Date.now() / 1_000)) {
      response.status(401).json({ error: 'the signature does not hold' });
      return;
    }
    const command = parse(body);
    if (command === null || command.id !== request.get('webhook-id')) {
      response.status(400).json({ error: 'this is no command' });
      return;
    }
    response.status(202).json({ id: command.id });
    if (taken.has(command.id)) return;
    taken.add(command.id);
    act(command);
  });
  return app;
}

function parse(body: string): Command | null {
  try {
    return commandSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
