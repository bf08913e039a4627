import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cardQuery } from '@/api/cards';
import { useStreams } from '@/api/boards';
import type { Card } from '@/api/types';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { count } from '@/ui/format';
import { Answers } from './Answers';
import styles from './Classifier.module.css';
import { Question } from './Question';
import { suggestionOf } from './suggestion';
import { useQuestions } from './useQuestions';

/** Cards to confirm or to correct, those that teach most first, one key each. */
export function QuestionsBlock({ offered, judged }: { offered: Card[]; judged: boolean }) {
  const streams = useStreams();
  const { now, next, left, answered, answer, skip, back } = useQuestions(offered);
  const yes = now && suggestionOf(now, streams).answer;
  useQuery({ ...cardQuery(next?.id ?? ''), enabled: next !== undefined });
  useCommand('answer-yes', yes ? () => answer(yes) : null);
  useCommand(
    'answer-other',
    now
      ? (digit) => {
          const stream = streams[digit - 1];
          if (!stream) return false;
          answer(stream.key);
        }
      : null,
  );
  useCommand('answer-noise', now ? () => answer('noise') : null);
  useCommand('answer-later', now ? skip : null);
  useCommand('undo', back);
  return (
    <Block
      title="Examples to confirm"
      about={
        now
          ? `The least sure come first: they teach most. ${count(left, 'card')} to look at${answered > 0 ? `, ${count(answered, 'answer')} given` : ''}.`
          : undefined
      }
      action={
        answered > 0 || back ? (
          <ActButton
            size="compact-xs"
            variant="subtle"
            color="gray"
            may={back ? true : 'Nothing was answered yet.'}
            onClick={() => back?.()}
          >
            Back <kbd className={styles.cap}>Z</kbd>
          </ActButton>
        ) : undefined
      }
    >
      {now ? (
        <div className={styles.asked}>
          <Question key={now.id} card={now} />
          <Answers card={now} onAnswer={answer} onSkip={skip} />
        </div>
      ) : (
        <EmptyState
          icon={<IconCircleCheck size={24} stroke={1.5} />}
          title={answered > 0 ? `${count(answered, 'answer')} given, and nothing left to ask` : 'Nothing to confirm'}
          action={judged ? undefined : <Link to="/router">See where mail goes</Link>}
        >
          {judged
            ? 'Every open card whose board the classifier chose is asked for here, until a person has said where it belongs.'
            : 'No mail was left to the classifier in this time: it is asked where no rule places a mail and its mailbox has no board of its own.'}
        </EmptyState>
      )}
      <p className="visually-hidden" role="status">
        {now ? `Asked: ${now.subject}` : ''}
      </p>
    </Block>
  );
}
