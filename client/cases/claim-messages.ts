import type { ClaimKey } from '../../server/contract/claims.ts';
import type { Messages, SameKeys } from '../ui/texts.ts';

type KeyTail<K> = K extends `sentence.${infer Tail}` ? Tail : never;
type SentenceTexts = Record<KeyTail<ClaimKey>, string>;

const en = {
  claims: {
    sentence: {
      laps: '%{smart_count} lap |||| %{smart_count} laps',
      lapsEmpty:
        '%{smart_count} lap, the last %{empty} without progress |||| %{smart_count} laps, the last %{empty} without progress',
      passedEachTime: '%{steps} passed each time',
      sentOnEachTime: 'each time sent on from %{step} to %{to} for %{reason}',
      sentBackEachTime: 'each time sent back from %{step} to %{to} for %{reason}',
      sentBack: 'sent back from %{step} to %{to} for %{reason}',
      noFriends: 'there are no friends who could vouch',
      sameReason:
        '%{step} refused %{smart_count} time: %{reason} |||| %{step} refused %{smart_count} times: %{reason}',
      refused: '%{step} refused: %{reason}',
      silence: 'no answer at %{step} for %{duration}',
      wasSilent: 'there was no answer at %{step} for %{duration}',
      repeatedFailure: '%{smart_count} failed attempt in a row |||| %{smart_count} failed attempts in a row',
      neverTried: 'never tried: %{evidence}',
      succeeded: 'passed at %{step}',
      ended: 'ended at %{step}',
      lapsed:
        'left at %{step} and not taken up again for %{smart_count} day |||| left at %{step} and not taken up again for %{smart_count} days',
      underWay: 'under way at %{step}, visit %{visits}',
      vouched: '%{have} of %{needed} vouches count, %{duration} left',
      vouchedEnough: '%{have} vouches count of the %{needed} needed',
      vouchedTooFew: 'only %{have} of %{needed} vouches count, and the time is over',
      controlled: 'whoever holds one device, network or phone has %{votes} of the %{needed} votes',
      sharedWithRequester: '%{accounts} share a device or network with the requester',
      burst: '%{times} vouched within %{minutes} min of another',
      recoveredBySame: '%{accounts} was itself recovered %{days} d ago by the same people (“forest fire”)',
      noSecondMethod: 'the second method is missing',
      nothingUnusual: 'nothing unusual about those who vouched',
      objected: '%{channel} objects',
      objectedTo: 'recovery #%{caseId}: %{channel} objects',
      ring: 'these vouch for each other in a ring: %{accounts}',
      star: 'one account vouches for many: %{accounts}',
      chain: 'recovered accounts help to recover the next (“forest fire”): %{accounts}',
      reported: 'the account was reported as stolen',
      restoredLately:
        'recovery #%{caseId} gave it back %{smart_count} day ago |||| recovery #%{caseId} gave it back %{smart_count} days ago',
      reversed: 'recovery #%{caseId} was reversed',
      locked: 'the owner has locked the account against assisted changes',
      newNumberBound: 'the new number is the verified phone of %{accounts}',
    } satisfies SentenceTexts,
    // The same, as short as a line of the queue needs.
    shortLapsEmpty: '%{smart_count} lap, no progress |||| %{smart_count} laps, no progress',
    comma: ', ',
    and: ', and ',
    colon: ': ',
    stop: '. ',
    end: '.',
    hours: '%{n} h',
    days: '%{smart_count} day |||| %{smart_count} days',
  },
} as const;

const zh: SameKeys<typeof en> = {
  claims: {
    sentence: {
      laps: '走了 %{smart_count} 圈',
      lapsEmpty: '走了 %{smart_count} 圈，后 %{empty} 圈没有任何新进展',
      passedEachTime: '%{steps}每次都通过',
      sentOnEachTime: '每次都在“%{step}”因%{reason}转去“%{to}”',
      sentBackEachTime: '每次都从“%{step}”因%{reason}退回“%{to}”',
      sentBack: '从“%{step}”因%{reason}退回“%{to}”',
      noFriends: '没有好友可辅助',
      sameReason: '“%{step}”因%{reason}被拒 %{smart_count} 次',
      refused: '“%{step}”未通过：%{reason}',
      silence: '在“%{step}”已 %{duration}没有回音',
      wasSilent: '在“%{step}”曾 %{duration}没有回音',
      repeatedFailure: '连续失败 %{smart_count} 次',
      neverTried: '从未试过：%{evidence}',
      succeeded: '已在“%{step}”通过',
      ended: '在“%{step}”结束',
      lapsed: '停在“%{step}”，%{smart_count} 天未再继续',
      underWay: '进行中：“%{step}”，第 %{visits} 次进入',
      vouched: '有效辅助 %{have} / %{needed}，还剩 %{duration}',
      vouchedEnough: '有效辅助 %{have} 人，需要 %{needed} 人',
      vouchedTooFew: '有效辅助仅 %{have} / %{needed}，时间已到',
      controlled: '控制同一设备、网络或手机的人已占 %{needed} 票中的 %{votes} 票',
      sharedWithRequester: '%{accounts}与申请人共用设备或网络',
      burst: '%{times} 人在 %{minutes} 分钟内先后辅助',
      recoveredBySame: '%{accounts}自己 %{days} 天前刚被同一批人辅助找回（“森林火灾”形态）',
      noSecondMethod: '还缺第二种验证方式',
      nothingUnusual: '辅助人无异常',
      objected: '%{channel}提出异议',
      objectedTo: '找回 #%{caseId}：%{channel}提出异议',
      ring: '互相作证成环：%{accounts}',
      star: '一个账号为多人作证：%{accounts}',
      chain: '找回的账号接着帮人找回（“森林火灾”）：%{accounts}',
      reported: '账号被举报盗用',
      restoredLately: '%{smart_count} 天前由找回 #%{caseId} 恢复',
      reversed: '找回 #%{caseId} 已撤销',
      locked: '用户已锁定账号，不接受人工协助变更',
      newNumberBound: '新号码是 %{accounts} 的已验证手机',
    },
    shortLapsEmpty: '%{smart_count} 圈，无进展',
    comma: '，',
    and: '，',
    colon: '：',
    stop: '。',
    end: '。',
    hours: '%{n} 小时',
    days: '%{smart_count} 天',
  },
};

export const claimMessages = { en, 'zh-CN': zh } satisfies Messages;
