import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { ActResult } from './types';
import type { Wire } from './wire';

export type StreamFigures = Wire['MetricsStreamFigures'];
export type Confusion = Wire['MetricsConfusion'];
export type CalibrationBin = Wire['MetricsCalibrationBin'];
export type JudgedDay = Wire['MetricsDay'];
export type Learnt = Wire['MetricsLearnt'];
export type Model = Wire['ModelsLine'];
export type Metrics = Wire['ClassificationMetricsView'];

export type Training = Wire['ClassificationTrainingView'];
export type TrainingEntry = Wire['TrainingLogEntry'];
export type Judge = Wire['Judge'];

/** How well mail was judged in the last days. */
export function metricsQuery(days: number) {
  return queryOptions({
    queryKey: ['classification', 'metrics', days] as const,
    queryFn: ({ signal }) => api.get<Metrics>('/classification/metrics', { days }, signal),
    refetchInterval: 30_000,
  });
}

const underWay: (TrainingEntry['state'] | undefined)[] = ['asked', 'running'];

/** Where training stands: asked for often while it goes on. */
export const trainingQuery = queryOptions({
  queryKey: ['classification', 'training'] as const,
  queryFn: ({ signal }) => api.get<Training>('/classification/training', undefined, signal),
  refetchInterval: ({ state }) => (underWay.includes(state.data?.training?.state) ? 2_000 : 15_000),
});

export const classifier = {
  train: () => api.post<Training>('/classification/train'),
  restore: (number: number) => api.post<Model>(`/classification/models/${number}/restore`),
  /** Says which board a card belongs on: the one it lies on, or another. */
  confirm: (card: string, stream: string) => api.post<ActResult>('/classification/confirm', { card_id: card, stream }),
};
