import express, { type Express } from 'express';
import { z } from 'zod';
import { type Command, commandSchema } from '../contract/deliveries.ts';
import { isSigned } from './sandbox-signature.ts';

/** The simulated platform's webhook: takes each signed command, and acts on its id once. */
export function createSandboxApp(
  secret: string,
  act: (command: Command) => void,
  clock: () => number = Date.now,
): Express {
  const taken = new Set<string>();
  const app = express();
  app.disable('x-powered-by');
  app.post('/webhook', express.text({ type: () => true, limit: '1mb' }), (request, response) => {
    const body = String(request.body);
    if (!isSigned(secret, (name) => request.get(name), body, clock() / 1_000)) {
      response.status(401).json({ error: 'the signature does not hold' });
      return;
    }
    const message = parse(body);
    if (message === null || message.id !== request.get('webhook-id')) {
      response.status(400).json({ error: 'this is no message of ours' });
      return;
    }
    response.status(202).json({ id: message.id });
    // A test is answered like any other, and is not a command.
    const command = commandSchema.safeParse(message);
    if (!command.success || taken.has(message.id)) return;
    taken.add(message.id);
    act(command.data);
  });
  return app;
}

const messageSchema = z.looseObject({ id: z.string(), type: z.string() });

function parse(body: string): z.infer<typeof messageSchema> | null {
  try {
    return messageSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
