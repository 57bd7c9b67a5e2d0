import { lazy } from 'react';

/** Every page is loaded when it is first opened. */
export const WorkPage = lazy(async () => ({ default: (await import('./WorkPage.tsx')).WorkPage }));
export const CasesPage = lazy(async () => ({ default: (await import('./CasesPage.tsx')).CasesPage }));
export const CasePage = lazy(async () => ({ default: (await import('./CasePage.tsx')).CasePage }));
export const AccountPage = lazy(async () => ({ default: (await import('./AccountPage.tsx')).AccountPage }));
export const BrakeList = lazy(async () => ({ default: (await import('../brakes/BrakeList.tsx')).BrakeList }));
export const BulkList = lazy(async () => ({ default: (await import('../bulks/BulkList.tsx')).BulkList }));
export const BulkShow = lazy(async () => ({ default: (await import('../bulks/BulkShow.tsx')).BulkShow }));
export const FlowList = lazy(async () => ({ default: (await import('../flows/FlowList.tsx')).FlowList }));
export const FlowShow = lazy(async () => ({ default: (await import('../flows/FlowShow.tsx')).FlowShow }));
export const FlowEdit = lazy(async () => ({ default: (await import('../flows/FlowEdit.tsx')).FlowEdit }));
export const MetricsRoom = lazy(async () => ({ default: (await import('./MetricsRoom.tsx')).MetricsRoom }));
export const AlertList = lazy(async () => ({
  default: (await import('../metrics/AlertList.tsx')).AlertList,
}));
export const FloorPage = lazy(async () => ({
  default: (await import('../metrics/FloorPage.tsx')).FloorPage,
}));
export const QualityRoom = lazy(async () => ({ default: (await import('./QualityRoom.tsx')).QualityRoom }));
export const DeliveryList = lazy(async () => ({
  default: (await import('../deliveries/DeliveryList.tsx')).DeliveryList,
}));
export const QuarantineList = lazy(async () => ({
  default: (await import('../quarantine/QuarantineList.tsx')).QuarantineList,
}));
export const KeyList = lazy(async () => ({ default: (await import('../keys/KeyList.tsx')).KeyList }));
export const SettingsRoom = lazy(async () => ({
  default: (await import('./SettingsRoom.tsx')).SettingsRoom,
}));
export const StaffList = lazy(async () => ({ default: (await import('../staff/StaffList.tsx')).StaffList }));
export const AuditPage = lazy(async () => ({ default: (await import('./AuditPage.tsx')).AuditPage }));
export const ReviewsPage = lazy(async () => ({ default: (await import('./ReviewsPage.tsx')).ReviewsPage }));
export const RetentionPage = lazy(async () => ({
  default: (await import('../retention/RetentionPage.tsx')).RetentionPage,
}));
export const ExportList = lazy(async () => ({
  default: (await import('../exports/ExportList.tsx')).ExportList,
}));
