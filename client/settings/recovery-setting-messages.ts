import type { RecoverySignal } from '../../server/contract/recoveries.ts';
import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  recoverySettings: {
    group: {
      vouches: 'Recovery with friends: vouches',
      after: 'Recovery with friends: approval and after',
      signs: 'Recovery with friends: risk',
    },
    field: {
      vouchesNeeded: 'Vouches needed',
      friendsNamed: 'Friends that may be named',
      nominationHours: 'Time to gather (h)',
      friendshipDays: 'A friend has been one for at least (days)',
      friendAccountDays: 'A friend’s account is at least this old (days)',
      vouchesIn90Days: 'One account vouches in 90 days for at most',
      vouchesInAll: 'One account vouches in all for at most',
      coolingOffHours: 'Cooling-off (h)',
      highRiskFrom: 'High risk from (points)',
      coolingOffHighRiskHours: 'Cooling-off at high risk (h)',
      probationDays: 'A recovered account is on probation for (days)',
      reverseDays: 'A recovery can be reversed for (days)',
      youngFriendshipDays: 'A friendship is young under (days)',
      youngAccountDays: 'An account is young under (days)',
      sharedWithinDays: 'A shared device counts for (days)',
      burstMinutes: 'Vouches are a burst within (min)',
      recoveredWithinDays: 'Recovered lately means within (days)',
    },
    weights: 'Points that each sign adds, 0 to 100',
    weight: {
      friendship_age: 'Young friendship',
      account_age: 'Young account',
      standing: 'Not in good standing',
      shared_device: 'Device shared with the requester',
      shared_network: 'Network shared with the requester',
      shared_phone: 'Phone shared with the requester',
      burst: 'Vouched in a burst',
      many_vouches: 'Vouched for many',
      recently_recovered: 'Itself recovered lately',
      same_people: 'Recovered by the same people',
      mutual: 'Mutual vouching',
      control_points: 'Votes in one hand',
      tight_group: 'One tight group',
      near_stolen: 'Near stolen accounts',
    } satisfies Record<RecoverySignal, string>,
  },
} as const;

const zh: SameKeys<typeof en> = {
  recoverySettings: {
    group: {
      vouches: '好友辅助找回：作证',
      after: '好友辅助找回：通过及之后',
      signs: '好友辅助找回：风险',
    },
    field: {
      vouchesNeeded: '所需有效辅助（人）',
      friendsNamed: '最多提名好友（位）',
      nominationHours: '收集时限（小时）',
      friendshipDays: '好友关系至少（天）',
      friendAccountDays: '好友账号至少（天）',
      vouchesIn90Days: '一个账号 90 天内最多辅助（人）',
      vouchesInAll: '一个账号累计最多辅助（人）',
      coolingOffHours: '冷静期（小时）',
      highRiskFrom: '高风险起点（分）',
      coolingOffHighRiskHours: '高风险冷静期（小时）',
      probationDays: '找回后观察期（天）',
      reverseDays: '找回可撤销期限（天）',
      youngFriendshipDays: '好友关系较新（少于天数）',
      youngAccountDays: '账号较新（少于天数）',
      sharedWithinDays: '共用设备计入（天）',
      burstMinutes: '集中辅助间隔（分钟）',
      recoveredWithinDays: '近期找回（天内）',
    },
    weights: '各信号计分，0 至 100',
    weight: {
      friendship_age: '好友关系较新',
      account_age: '账号较新',
      standing: '账号状态不正常',
      shared_device: '与申请人共用设备',
      shared_network: '与申请人同一网络',
      shared_phone: '与申请人共用手机号',
      burst: '短时间集中辅助',
      many_vouches: '为多人辅助',
      recently_recovered: '自己近期被找回',
      same_people: '由同一批人辅助找回',
      mutual: '互相作证',
      control_points: '多票在同一手中',
      tight_group: '同一小圈子',
      near_stolen: '邻近被盗账号',
    },
  },
};

/** The texts of the recovery figures. */
export const recoverySettingMessages = { en, 'zh-CN': zh } satisfies Messages;
