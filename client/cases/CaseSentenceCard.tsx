import { Link } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { Claim } from '../../server/contract/claims.ts';
import { SentenceCard } from '../ui/SentenceCard.tsx';
import type { Tokens } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { Proof } from './case-proof.ts';
import { type ClaimVoice, sentenceParts } from './claim-text.ts';

interface CaseSentenceCardProps {
  detail: CaseDetail;
  voice: ClaimVoice;
  proof: Proof | null;
  onProof: (proof: Proof) => void;
}

/** What is wrong and why, in one sentence; each claim leads to the events that prove it. */
export function CaseSentenceCard({ detail, voice, proof, onProof }: CaseSentenceCardProps) {
  const t = useText(casePageMessages);
  const tones = detail.sentence.map((claim) => claim.tone);
  const tone = tones.includes('danger') ? 'danger' : tones.includes('loop') ? 'loop' : 'quiet';
  if (detail.sentence.length === 0) return null;
  return (
    <SentenceCard label={t('casePage.parts.sentence')} edge={tone}>
      {sentenceParts(detail.sentence, voice).map(({ claim, text, after }) => {
        return (
          <span key={claim.key + JSON.stringify(claim.params)}>
            <Link
              href="#proof"
              aria-current={proof?.text === text}
              onClick={(event) => {
                event.preventDefault();
                onProof({ text, eventIds: new Set(claim.eventIds) });
              }}
              sx={(theme) => ({
                fontWeight: claim.tone === 'quiet' ? 400 : 600,
                color: claimColour(claim, theme.palette.tokens),
                textDecoration: proof?.text === text ? 'underline' : 'none',
                textUnderlineOffset: '3px',
                '&:hover, &:focus-visible': { textDecoration: 'underline' },
              })}
            >
              {text}
            </Link>
            {after}
          </span>
        );
      })}
    </SentenceCard>
  );
}

function claimColour(claim: Claim, tokens: Tokens): string {
  if (claim.tone === 'danger') return tokens.tones.danger.text;
  return claim.tone === 'quiet' ? tokens.second : tokens.text;
}
