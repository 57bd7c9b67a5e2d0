import { readFileSync } from 'node:fs';

/** The figures of a table of tickets, every row an `entered`, the row's number the id. */
export interface TicketFigures {
  journeys: number;
  accounts: number;
  stuck: number;
  laps: number;
  deadLoops: number;
  succeeded: number;
  /** From the first row to the success. */
  medianMs: number | null;
  p90Ms: number | null;
  entered: Record<string, number>;
  stepLaps: Record<string, number>;
  transitions: Record<string, { times: number; journeys: number }>;
}

interface Row {
  ticket: string;
  step: string;
  at: number;
  id: string;
}

const GAP = 30 * 86_400_000;

/**
 * An independent pass over a plain CSV file, written from the definitions alone (domain, section 2), on purpose
 * without a line of the product: a journey is a list of rows, a lap a step to an earlier place in `order`.
 * Stuck is two laps; success is entering `end`. Cells must hold neither quotes nor commas.
 */
export function independentPass(
  file: string,
  columns: readonly [ticket: string, step: string, when: string],
  order: readonly string[],
  end: string,
): TicketFigures {
  const journeys = splitIntoJourneys(readRows(file, columns), end);
  const figures: TicketFigures = {
    journeys: journeys.length,
    accounts: new Set(journeys.map((journey) => journey[0]?.ticket)).size,
    stuck: 0,
    laps: 0,
    deadLoops: 0,
    succeeded: 0,
    medianMs: null,
    p90Ms: null,
    entered: {},
    stepLaps: {},
    transitions: {},
  };
  const passed: number[] = [];
  for (const journey of journeys) {
    const places = journey.map((row) => order.indexOf(row.step));
    const emptiness: boolean[] = [];
    let furthest = places[0] ?? -1;
    let grew = true;
    const seen = new Set<string>();
    for (let index = 1; index < journey.length; index += 1) {
      const [from, to] = [journey[index - 1] as Row, journey[index] as Row];
      const edge = `${from.step} > ${to.step}`;
      const counted = (figures.transitions[edge] ??= { times: 0, journeys: 0 });
      counted.times += 1;
      if (!seen.has(edge)) counted.journeys += 1;
      seen.add(edge);
      if ((places[index] as number) < (places[index - 1] as number)) {
        figures.stepLaps[from.step] = (figures.stepLaps[from.step] ?? 0) + 1;
        emptiness.push(emptiness.length > 0 && !grew);
        grew = false;
      }
      if ((places[index] as number) > furthest) {
        furthest = places[index] as number;
        grew = true;
      }
    }
    figures.laps += emptiness.length;
    if (emptiness.length >= 2) figures.stuck += 1;
    if (emptiness.some((empty, index) => empty && emptiness[index + 1] === true)) figures.deadLoops += 1;
    const [first, last] = [journey[0] as Row, journey.at(-1) as Row];
    if (last.step === end) {
      figures.succeeded += 1;
      passed.push(last.at - first.at);
    }
    for (const step of new Set(journey.map((row) => row.step)))
      figures.entered[step] = (figures.entered[step] ?? 0) + 1;
  }
  figures.medianMs = quantile(passed, 0.5);
  figures.p90Ms = quantile(passed, 0.9);
  return figures;
}

function quantile(durations: number[], q: number): number | null {
  durations.sort((a, b) => a - b);
  const ranked = durations[Math.ceil(q * durations.length) - 1];
  if (ranked === undefined) return null;
  const bucket = Math.ceil(Math.log(Math.max(ranked, 1)) / Math.log(1.02));
  return Math.round((2 * 1.02 ** bucket) / 2.02);
}

function readRows(file: string, [ticket, step, when]: readonly [string, string, string]): Row[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  const at = (cells: string[], name: string) => cells[names.indexOf(name)] ?? '';
  return lines.map((line, index) => {
    const cells = line.split(',');
    return {
      ticket: at(cells, ticket),
      step: at(cells, step),
      at: Date.parse(at(cells, when)),
      id: String(index + 1),
    };
  });
}

function splitIntoJourneys(rows: readonly Row[], end: string): Row[][] {
  const byTicket = new Map<string, Row[]>();
  for (const row of rows) byTicket.set(row.ticket, [...(byTicket.get(row.ticket) ?? []), row]);
  const journeys: Row[][] = [];
  for (const own of byTicket.values()) {
    // Rows of the same moment go by id, in code-point order: "10" comes before "9".
    own.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    let journey: Row[] = [];
    for (const row of own) {
      const last = journey.at(-1);
      if (last !== undefined && (last.step === end || row.at - last.at > GAP)) {
        journeys.push(journey);
        journey = [];
      }
      journey.push(row);
    }
    journeys.push(journey);
  }
  return journeys;
}
