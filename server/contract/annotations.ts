import { z } from 'zod';
import { instantSchema, nameSchema, text } from './names.ts';

export const ANNOTATION_KINDS = ['release', 'policy', 'other'] as const;

/** A mark on every time chart: something that happened and may explain a change. */
export const annotationSchema = z.object({
  id: z.string(),
  flow: z.string().nullable().describe('null: on the charts of every flow'),
  at: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  title: z.string(),
  by: z.string().describe('a staff code'),
});
export type Annotation = z.infer<typeof annotationSchema>;

export const annotationInputSchema = z.strictObject({
  flow: nameSchema.nullable().default(null),
  at: instantSchema,
  kind: z.enum(ANNOTATION_KINDS),
  title: text(80, 1),
});
export type AnnotationInput = z.infer<typeof annotationInputSchema>;

export const annotationQuerySchema = z.object({ from: instantSchema, to: instantSchema, flow: nameSchema });
/** A period has few of them: all in one answer, the newest 200. */
export const annotationListSchema = z.object({ data: z.array(annotationSchema) });
