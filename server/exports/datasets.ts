import type { ExportRequest, ExportSet } from '../contract/exports.ts';
import { auditDataset } from './audit-dataset.ts';
import { casesDataset } from './cases-dataset.ts';
import type { Column, Dataset, ReadOptions, RowPage } from './dataset.ts';
import { decisionsDataset } from './decisions-dataset.ts';
import { metricsDataset } from './metrics-dataset.ts';
import { phonesDataset } from './phones-dataset.ts';
import { recoveriesDataset } from './recoveries-dataset.ts';

const DATASETS: { [S in ExportSet]: Dataset<S> } = {
  cases: casesDataset,
  decisions: decisionsDataset,
  recoveries: recoveriesDataset,
  phones: phonesDataset,
  audit: auditDataset,
  metrics: metricsDataset,
};

/** The columns of what is asked for. */
export function columnsFor(request: ExportRequest): readonly Column[] {
  return setOf(request).columns(request);
}

/** Its rows, page by page. */
export function pagesFor(
  options: ReadOptions<ExportSet> & { request: ExportRequest },
): AsyncGenerator<RowPage> {
  return setOf(options.request).pages(options);
}

// The request's own set takes the request: what the compiler cannot follow through a union.
function setOf(request: ExportRequest): Dataset<ExportSet> {
  return DATASETS[request.dataset] as unknown as Dataset<ExportSet>;
}
