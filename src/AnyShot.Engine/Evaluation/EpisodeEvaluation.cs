using System.Diagnostics;
using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation;

/// <summary>Lets a learner judge many episodes and scores its answers.</summary>
public static class EpisodeEvaluation
{
    /// <param name="run">The episodes.</param>
    /// <param name="learner">Judges them.</param>
    /// <param name="progress">Receives the number of episodes done, now and then, on the calling thread.</param>
    /// <param name="cancellationToken">Stops between two parts of the run.</param>
    /// <param name="observe">Receives every judged episode, for what looks at probabilities instead of answers; null for nothing.</param>
    /// <exception cref="ArgumentException">The learner needs something that the episodes lack.</exception>
    /// <exception cref="InvalidDataException">The set cannot give such episodes; one sentence says why.</exception>
    public static EvaluationResult Run(EpisodeRun run, IEpisodeLearner learner, Action<int>? progress, CancellationToken cancellationToken, Action<JudgedEpisode>? observe = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(run.Runs, 1);
        var sampler = new EpisodeSampler(run.Set, run.Options);
        var scores = new EpisodeScores(run.Set.ClassNames.Count, run.Runs, run.Options.Compat);
        var revised = run.Options.Regime == QueryRegime.Stream ? new EpisodeScores(run.Set.ClassNames.Count, run.Runs, run.Options.Compat) : null;
        var (time, done, asked, changed) = (TimeSpan.Zero, 0, 0L, 0L);
        foreach (var (numbers, episodes) in EpisodeChunks.Of(sampler, run.Runs, run.Options, run.Set.Size, run.Synthetic))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var batch = run.Builder.Build(numbers, episodes, run.Synthetic, run.Options.Seed, run.KnowsTotals);
            var started = Stopwatch.GetTimestamp();
            var judged = revised is null ? learner.Judge(batch) : StreamJudging.Judge(batch, learner, run.Block, cancellationToken);
            time += Stopwatch.GetElapsedTime(started);
            var answers = Answers(judged);
            Score(scores, numbers, episodes, answers, run.Synthetic);
            if (observe is not null)
            {
                Show(judged, episodes, observe);
            }

            if (revised is not null)
            {
                var last = Answers(learner.Judge(batch));
                Score(revised, numbers, episodes, last, run.Synthetic);
                asked += answers.Length;
                changed += answers.Zip(last).Count(pair => pair.First != pair.Second);
            }

            done += numbers.Length;
            progress?.Invoke(done);
        }

        return new EvaluationResult
        {
            Accuracy = scores.Accuracy,
            BalancedAccuracy = scores.BalancedAccuracy,
            Confusion = scores.Confusion,
            QueriesPerEpisode = scores.QueriesPerEpisode,
            JudgingTime = time,
            Stream = revised is null ? null : new StreamResult(revised.Accuracy, (double)changed / asked),
            Notes = sampler.Notes,
        };
    }

    /// <summary>The most probable class of each query, episode after episode.</summary>
    private static int[] Answers(Tensor probabilities) => Array.ConvertAll(probabilities.argmax(-1).cpu().contiguous().data<long>().ToArray(), answer => (int)answer);

    private static void Show(Tensor judged, Episode[] episodes, Action<JudgedEpisode> observe)
    {
        var probabilities = judged.cpu().contiguous().data<float>().ToArray();
        var each = probabilities.Length / episodes.Length;
        for (var r = 0; r < episodes.Length; r++)
        {
            observe(new JudgedEpisode(probabilities[(r * each)..((r + 1) * each)], episodes[r].QueryLabels));
        }
    }

    private static void Score(EpisodeScores scores, int[] numbers, Episode[] episodes, int[] answers, int synthetic)
    {
        var queries = answers.Length / episodes.Length;
        for (var r = 0; r < episodes.Length; r++)
        {
            scores.Add(numbers[r], episodes[r], answers.AsSpan(r * queries, queries), synthetic);
        }
    }
}
