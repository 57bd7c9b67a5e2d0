import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import { useNames } from '../catalogue/useNames.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';
import { LOOP_FIELDS } from './loop-fields.ts';

type Ends = FlowDefinition['terminal']['success'];

/** When a journey counts as stuck, and where it ends. */
export function FlowRules({ definition }: { definition: FlowDefinition }) {
  const t = useText(flowMessages);
  const names = useNames();
  const locale = useLocale();
  const titleOf = (step: string) =>
    step === '*'
      ? t('flows.terminal.anyStep')
      : (definition.steps.find((one) => one.name === step)?.titles[locale] ?? step);
  const say = (ends: Ends) =>
    listOf(
      locale,
      ends.map((end) => `${titleOf(end.step)} ${names.outcome(end.outcome)}`),
    ) || t('flows.terminal.none');
  return (
    <>
      <Section title={t('flows.loop.title')}>
        <FactList
          labelWidth={200}
          facts={[
            ...LOOP_FIELDS.map((field) => [t(`flows.loop.${field}`), definition.loop[field]] as const),
            [t('flows.loop.journeyGapDays'), definition.journeyGapDays],
          ]}
        />
      </Section>
      <Section title={t('flows.terminal.title')}>
        <FactList
          facts={[
            [t('flows.terminal.success'), say(definition.terminal.success)],
            [t('flows.terminal.failure'), say(definition.terminal.failure)],
          ]}
        />
      </Section>
    </>
  );
}
