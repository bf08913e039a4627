import { IconCircleCheck } from '@tabler/icons-react';
import type { Model } from '@/api/classification';
import { ActButton } from '@/ui/ActButton';
import { number, percent } from '@/ui/format';
import { State } from '@/ui/State';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import { examplesOf, examplesWord } from './words';

/** A share to a tenth: two models differ by less than a hundredth. */
const tenths = (share: number) => `${(share * 100).toFixed(1)} %`;

function Figures({ figures }: { figures: Model['figures'] }) {
  const { accuracy, accuracy_without_new_lessons: without, threshold } = figures;
  if (accuracy === undefined) return <span className="meta">Not measured here</span>;
  return (
    <div>
      <div className="tabular">{tenths(accuracy)} of the mail held back</div>
      <div className={table.sub}>
        {without !== undefined && `${tenths(without)} without the new lessons`}
        {threshold !== undefined && ` · places from ${percent(threshold)} sure`}
      </div>
    </div>
  );
}

interface Props {
  models: Model[];
  /** The sentence encoder in use: a model knows only the one that it was trained with. */
  encoder: string | undefined;
  onRestore: (model: Model) => void;
}

export function ModelsTable({ models, encoder, onRestore }: Props) {
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.list}`}>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Trained</th>
            <th scope="col">Examples</th>
            <th scope="col">Right on</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="visually-hidden">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.number}>
              <td className={`${table.name} tabular`}>No. {model.number}</td>
              <td data-label="Trained">
                {model.origin === 'starter' ? <span className="meta">Not here</span> : <Time at={model.trained_at} />}
              </td>
              <td data-label="Examples">
                <div>
                  <div className="tabular">{number(examplesOf(model))}</div>
                  <div className={table.sub}>{examplesWord(model)}</div>
                </div>
              </td>
              <td data-label="Right on">
                <Figures figures={model.figures} />
              </td>
              <td data-label="Why" className="meta">
                {model.reason}
              </td>
              <td className={table.acts}>
                {model.in_force ? (
                  <State tone="green" icon={IconCircleCheck}>
                    In force
                  </State>
                ) : (
                  <ActButton
                    size="compact-xs"
                    may={
                      encoder === undefined ||
                      model.encoder === encoder ||
                      'It was trained with another sentence encoder than the one in use.'
                    }
                    onClick={() => onRestore(model)}
                  >
                    Put in force
                  </ActButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
