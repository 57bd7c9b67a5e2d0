import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { OUTCOMES } from './event-format.ts';
import { nameSchema, titlesSchema } from './names.ts';

export const FLOW_STEP_LIMIT = 200;

const stepSchema = z.strictObject({
  name: nameSchema,
  titles: titlesSchema,
  reasons: z.array(nameSchema).max(200).default([]),
  evidence: z.array(nameSchema).max(50).default([]),
});

const terminalSchema = z.strictObject({
  step: z.union([nameSchema, z.literal('*')]),
  outcome: z.enum(OUTCOMES),
});

/** When a journey counts as stuck (domain, section 2); the numbers are the shipped defaults. */
export const loopRulesSchema = z.strictObject({
  stuckAfterLaps: z.int().min(1).max(1_000).default(2),
  sameReasonTimes: z.int().min(1).max(1_000).default(3),
  silentHours: z
    .number()
    .positive()
    .max(24 * 365)
    .default(72),
  stuckAfterFailedJourneys: z.int().min(1).max(1_000).default(3),
});
export type LoopRules = z.infer<typeof loopRulesSchema>;

/** A flow's definition: the same JSON that the platform sends and the console imports and exports. */
export const flowDefinitionSchema = z
  .strictObject({
    name: nameSchema,
    titles: titlesSchema,
    steps: z.array(stepSchema).min(1).max(FLOW_STEP_LIMIT),
    terminal: z.strictObject({
      success: z.array(terminalSchema).min(1).max(500),
      failure: z.array(terminalSchema).max(500).default([]),
    }),
    loop: loopRulesSchema.prefault({}),
    journeyGapDays: z.number().positive().max(3_650).default(30),
  })
  .superRefine((flow, context) => {
    const names = new Set<string>();
    for (const [index, step] of flow.steps.entries()) {
      if (names.has(step.name))
        context.addIssue({
          code: 'custom',
          path: ['steps', index, 'name'],
          message: 'step_named_twice' satisfies FaultCode,
        });
      names.add(step.name);
    }
    for (const list of ['success', 'failure'] as const)
      for (const [index, end] of flow.terminal[list].entries())
        if (end.step !== '*' && !names.has(end.step))
          context.addIssue({
            code: 'custom',
            path: ['terminal', list, index, 'step'],
            message: 'no_such_step' satisfies FaultCode,
          });
  });
export type FlowDefinition = z.infer<typeof flowDefinitionSchema>;
/** As it may be written: fields with defaults left out. */
export type FlowDefinitionInput = z.input<typeof flowDefinitionSchema>;
export type FlowStep = FlowDefinition['steps'][number];

/** The answer to writing a flow: `changed` is false when nothing new was said. */
export const putFlowAnswerSchema = z.object({
  name: z.string(),
  version: z.int(),
  changed: z.boolean().describe('false when the definition was already so'),
});

export const flowSummarySchema = z.object({
  id: z.string(),
  titles: titlesSchema,
  version: z.int(),
  stepCount: z.int(),
  updatedAt: z.string(),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;

export const flowDetailSchema = z.object({
  id: z.string(),
  version: z.int(),
  updatedAt: z.string(),
  definition: flowDefinitionSchema,
  versions: z.array(z.object({ version: z.int(), inForceFrom: z.string() })),
  undeclared: z
    .array(
      z.object({
        kind: z.enum(['reason', 'evidence']),
        step: z.string(),
        name: z.string(),
        firstSeenAt: z.string(),
      }),
    )
    .describe('reasons and evidence that arrived in events without being declared'),
});
export type FlowDetail = z.infer<typeof flowDetailSchema>;
