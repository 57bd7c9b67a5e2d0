import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('The API document', (open) => {
  test('has no fault that a linter of such documents knows', async () => {
    const server = await startComposedServer(await open());
    const { body } = await server.call('/api/openapi.json');
    const problems = await lintFromString({
      source: JSON.stringify(body),
      config: await createConfig({ extends: ['recommended-strict'] }),
    });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    );
    await server.close();
  });
});
