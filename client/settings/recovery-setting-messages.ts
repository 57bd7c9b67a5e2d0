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
  },
};

/** The texts of the recovery figures. */
export const recoverySettingMessages = { en, 'zh-CN': zh } satisfies Messages;
