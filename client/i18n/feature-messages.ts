import { accountCardMessages } from '../accounts/account-card-messages.ts';
import { accountMessages } from '../accounts/account-messages.ts';
import { accountPageMessages } from '../accounts/account-page-messages.ts';
import { auditMessages } from '../audit/audit-messages.ts';
import { brakeMessages } from '../brakes/brake-messages.ts';
import { bulkMessages } from '../bulks/bulk-messages.ts';
import { casePageMessages } from '../cases/case-page-messages.ts';
import { claimMessages } from '../cases/claim-messages.ts';
import { caseListMessages } from '../cases/case-list-messages.ts';
import { caseWordMessages } from '../catalogue/case-word-messages.ts';
import { nameMessages } from '../catalogue/name-messages.ts';
import { channelMessages } from '../catalogue/channel-messages.ts';
import { phoneWordMessages } from '../catalogue/phone-word-messages.ts';
import { riskSignMessages } from '../catalogue/risk-sign-messages.ts';
import { reasonMessages } from '../catalogue/reason-messages.ts';
import { deliveryMessages } from '../deliveries/delivery-messages.ts';
import { exportMessages } from '../exports/export-messages.ts';
import { flowMessages } from '../flows/flow-messages.ts';
import { keyMessages } from '../keys/key-messages.ts';
import { alertMessages } from '../metrics/alert-messages.ts';
import { floorMessages } from '../metrics/floor-messages.ts';
import { whatIfMessages } from '../metrics/what-if-messages.ts';
import { phoneMessages } from '../phones/phone-messages.ts';
import { phoneRecordMessages } from '../phones/phone-record-messages.ts';
import { metricsMessages } from '../metrics/metrics-messages.ts';
import { qualityMessages } from '../quality/quality-messages.ts';
import { quarantineMessages } from '../quarantine/quarantine-messages.ts';
import { recoveryMessages } from '../recoveries/recovery-messages.ts';
import { retentionMessages } from '../retention/retention-messages.ts';
import { reviewMessages } from '../reviews/review-messages.ts';
import { phoneSettingMessages } from '../settings/phone-setting-messages.ts';
import { metricSettingMessages } from '../settings/metric-setting-messages.ts';
import { qualitySettingMessages } from '../settings/quality-setting-messages.ts';
import { recoverySettingMessages } from '../settings/recovery-setting-messages.ts';
import { settingMessages } from '../settings/setting-messages.ts';
import { staffMessages } from '../staff/staff-messages.ts';
import { stuckMessages } from '../stuck/stuck-messages.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { workMessages } from '../cases/work-messages.ts';

/** Every feature's texts; each has its own top-level names, so that none hides another's. */
export const featureMessages = [
  uiMessages,
  nameMessages,
  reasonMessages,
  caseWordMessages,
  channelMessages,
  phoneWordMessages,
  claimMessages,
  caseListMessages,
  workMessages,
  accountMessages,
  accountCardMessages,
  accountPageMessages,
  casePageMessages,
  stuckMessages,
  recoveryMessages,
  phoneMessages,
  phoneRecordMessages,
  brakeMessages,
  bulkMessages,
  flowMessages,
  metricsMessages,
  alertMessages,
  floorMessages,
  whatIfMessages,
  deliveryMessages,
  qualityMessages,
  qualitySettingMessages,
  quarantineMessages,
  keyMessages,
  riskSignMessages,
  recoverySettingMessages,
  settingMessages,
  metricSettingMessages,
  phoneSettingMessages,
  staffMessages,
  auditMessages,
  exportMessages,
  retentionMessages,
  reviewMessages,
] as const;
