import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { ActResult, Card } from './types';
import type { Wire } from './wire';

export type StreamFigures = Wire['MetricsStreamFigures'];
export type Confusion = Wire['MetricsConfusion'];
export type CalibrationBin = Wire['MetricsCalibrationBin'];
export type JudgedDay = Wire['MetricsDay'];
export type Learnt = Wire['MetricsLearnt'];
export type Model = Wire['ModelsLine'];
export type Metrics = Omit<Wire['ClassificationMetricsView'], 'questions'> & { questions: Card[] };

/** How well mail was judged in the last days. While a model is trained it is asked for often, to tell when it is there. */
export function metricsQuery(days: number, often = false) {
  return queryOptions({
    queryKey: ['classification', 'metrics', days] as const,
    queryFn: ({ signal }) => api.get<Metrics>('/classification/metrics', { days }, signal),
    refetchInterval: often ? 3_000 : 30_000,
  });
}

export const classifier = {
  train: () => api.post<Wire['ClassificationTrainingView']>('/classification/train'),
  restore: (number: number) => api.post<Model>(`/classification/models/${number}/restore`),
  /** Says which board a card belongs on: the one it lies on, or another. */
  confirm: (card: string, stream: string) => api.post<ActResult>('/classification/confirm', { card_id: card, stream }),
};
