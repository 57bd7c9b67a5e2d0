import type { RecoverySignal } from '../../server/contract/recoveries.ts';
import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  riskSign: {
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
} as const;

const zh: SameKeys<typeof en> = {
  riskSign: {
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
};

/** What the signs of risk are called where their points are set or tried. */
export const riskSignMessages = { en, 'zh-CN': zh } satisfies Messages;
