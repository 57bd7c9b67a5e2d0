import type { FlowDefinition } from '../contract/flow-format.ts';
import type { Titles } from '../contract/names.ts';
import { compileFlowRules, type FlowRules } from './flow-rules.ts';
import type { PairRules } from './stitch-pair.ts';

/** A flow's definition and from when it is in force; a flow's first version is in force for all time before it. */
export interface FlowVersion {
  version: number;
  /** UTC epoch ms. */
  inForceFrom: number;
  definition: FlowDefinition;
}

const compiled = new WeakMap<FlowDefinition, FlowRules>();

/** The rules of every flow, made ready for the fold. */
export class Rulebook {
  readonly #versions: ReadonlyMap<string, readonly FlowVersion[]>;

  /** @param versions each flow's versions, oldest first, at least one */
  constructor(versions: ReadonlyMap<string, readonly FlowVersion[]>) {
    this.#versions = versions;
  }

  knowsFlow(flow: string): boolean {
    return this.#versions.has(flow);
  }

  knowsVersion(flow: string, version: number): boolean {
    return this.#of(flow).some((one) => one.version === version);
  }

  /** Whether any version of the flow has this step. */
  knowsStep(flow: string, step: string): boolean {
    return this.#of(flow).some((version) => rulesOf(version).positionOf(step) >= 0);
  }

  /** Whether the newest version declares this reason or evidence at the step. */
  declares(flow: string, step: string, kind: 'reason' | 'evidence', name: string): boolean {
    const declared = this.latest(flow).definition.steps.find((one) => one.name === step);
    return (
      declared !== undefined && (kind === 'reason' ? declared.reasons : declared.evidence).includes(name)
    );
  }

  latest(flow: string): FlowVersion {
    return this.#of(flow).at(-1) as FlowVersion;
  }

  /** The version's rules; throws for a version that never was. */
  rules(flow: string, version: number): FlowRules {
    return rulesOf(this.#version(flow, version));
  }

  /** The version's definition, with its titles as they are now. */
  definition(flow: string, version: number): FlowDefinition {
    return this.#version(flow, version).definition;
  }

  pairRules(flow: string): PairRules {
    return { forStart: (at) => this.#inForceAt(flow, at), of: (version) => this.rules(flow, version) };
  }

  /** Every step of any version, in the newest version's order, then older ones. */
  allSteps(flow: string): string[] {
    const versions = this.#of(flow).toReversed();
    return [...new Set(versions.flatMap((version) => version.definition.steps.map((step) => step.name)))];
  }

  /** A step's titles in the newest version that has it; its bare name where none has. */
  stepTitles(flow: string, step: string): Titles {
    const steps = this.#of(flow)
      .toReversed()
      .flatMap((version) => version.definition.steps);
    return steps.find((one) => one.name === step)?.titles ?? { en: step, 'zh-CN': step };
  }

  #inForceAt(flow: string, at: number): FlowRules {
    const versions = this.#of(flow);
    return rulesOf(versions.findLast((one) => one.inForceFrom <= at) ?? (versions[0] as FlowVersion));
  }

  #version(flow: string, version: number): FlowVersion {
    const found = this.#of(flow).find((one) => one.version === version);
    if (found === undefined) throw new Error(`flow ${flow} has no version ${version}`);
    return found;
  }

  #of(flow: string): readonly FlowVersion[] {
    const versions = this.#versions.get(flow);
    if (versions === undefined) throw new Error(`flow ${flow} is not defined`);
    return versions;
  }
}

function rulesOf({ version, definition }: FlowVersion): FlowRules {
  const known = compiled.get(definition);
  if (known !== undefined) return known;
  const rules = compileFlowRules(version, definition);
  compiled.set(definition, rules);
  return rules;
}
