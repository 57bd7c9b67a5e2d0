import type { ResourceProps } from 'react-admin';
import {
  AuditList,
  CaseList,
  CasePage,
  DeliveryList,
  FlowEdit,
  FlowList,
  FlowShow,
  KeyList,
  QuarantineList,
  StaffList,
} from './pages.ts';

/** Every resource of the API that has pages of its own. */
export const RESOURCES: readonly ResourceProps[] = [
  { name: 'cases', list: CaseList, show: CasePage },
  { name: 'flows', list: FlowList, show: FlowShow, edit: FlowEdit },
  { name: 'deliveries', list: DeliveryList },
  { name: 'quarantine', list: QuarantineList },
  { name: 'keys', list: KeyList },
  { name: 'staff', list: StaffList },
  { name: 'audit', list: AuditList },
];
