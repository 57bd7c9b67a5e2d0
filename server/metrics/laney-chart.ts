/** How many journeys began on a day, and how many of them were stuck at a given age. */
export interface DayShare {
  day: string;
  journeys: number;
  stuck: number;
}

/** The normal of a P' chart: the mean share, and how much wider than binomial the days scatter. */
export interface Normal {
  mean: number;
  sigmaZ: number;
}

/** The limits for a day of so many journeys. */
export interface Limits {
  low: number;
  high: number;
}

/** Mean of moving ranges of two, for a normal distribution of sigma 1. */
const D2 = 1.128;
const LIMIT_SIGMAS = 3;

/**
 * The normal of Laney's P' chart (D. B. Laney, "Improved control charts for attributes", 2002): binomial sigma times
 * the scatter of the standardised days, so that neither volume nor overdispersion alarms. Null for fewer than two days,
 * or where nobody or everybody is stuck. Pure.
 */
export function normalOf(days: readonly DayShare[]): Normal | null {
  const used = days.filter(({ journeys }) => journeys > 0);
  const journeys = used.reduce((sum, day) => sum + day.journeys, 0);
  const stuck = used.reduce((sum, day) => sum + day.stuck, 0);
  if (used.length < 2 || stuck === 0 || stuck === journeys) return null;
  const mean = stuck / journeys;
  const z = used.map((day) => (day.stuck / day.journeys - mean) / sigmaOf(mean, day.journeys));
  const ranges = z.slice(1).map((value, index) => Math.abs(value - (z[index] ?? 0)));
  return { mean, sigmaZ: ranges.reduce((sum, range) => sum + range, 0) / ranges.length / D2 };
}

/** The limits within which a day of so many journeys is normal; a share lies between 0 and 1. Pure. */
export function limitsOf({ mean, sigmaZ }: Normal, journeys: number): Limits {
  const width = LIMIT_SIGMAS * sigmaOf(mean, journeys) * sigmaZ;
  return { low: Math.max(0, mean - width), high: Math.min(1, mean + width) };
}

function sigmaOf(mean: number, journeys: number): number {
  return Math.sqrt((mean * (1 - mean)) / journeys);
}
