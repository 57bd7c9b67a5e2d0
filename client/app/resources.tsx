import type { ComponentType } from 'react';
import type { ResourceProps } from 'react-admin';
import { Gate } from './Gate.tsx';
import {
  AlertList,
  AccountPage,
  AuditPage,
  BrakeList,
  BulkList,
  BulkShow,
  CasesPage,
  CasePage,
  DeliveryList,
  ExportList,
  FloorPage,
  FlowEdit,
  FlowList,
  FlowShow,
  KeyList,
  MetricsRoom,
  QualityRoom,
  QuarantineList,
  RetentionPage,
  ReviewsPage,
  SettingsRoom,
  StaffList,
} from './pages.ts';

interface Pages {
  list: ComponentType;
  show?: ComponentType;
  edit?: ComponentType;
}

const PAGES: Readonly<Record<string, Pages>> = {
  'phones/bulks': { list: BulkList, show: BulkShow },
  brakes: { list: BrakeList },
  dashboard: { list: MetricsRoom },
  alerts: { list: AlertList },
  floor: { list: FloorPage },
  quality: { list: QualityRoom },
  cases: { list: CasesPage, show: CasePage },
  flows: { list: FlowList, show: FlowShow, edit: FlowEdit },
  deliveries: { list: DeliveryList },
  quarantine: { list: QuarantineList },
  keys: { list: KeyList },
  staff: { list: StaffList },
  audit: { list: AuditPage },
  exports: { list: ExportList },
  retention: { list: RetentionPage },
  reviews: { list: ReviewsPage },
  settings: { list: SettingsRoom },
};

/** Every resource of the API that has pages of its own, each page behind its gate. */
export const RESOURCES: readonly ResourceProps[] = Object.entries(PAGES).map(
  ([name, { list, show, edit }]) => ({
    name,
    list: gated(name, 'list', list),
    ...(show && { show: gated(name, 'show', show) }),
    ...(edit && { edit: gated(name, 'edit', edit) }),
  }),
);

/** Pages that are no list's. */
export const ROUTES = [{ path: '/accounts/:id', element: gated('accounts', 'show', AccountPage) }] as const;

function gated(resource: string, action: 'list' | 'show' | 'edit', Page: ComponentType) {
  return (
    <Gate resource={resource} action={action}>
      <Page />
    </Gate>
  );
}
