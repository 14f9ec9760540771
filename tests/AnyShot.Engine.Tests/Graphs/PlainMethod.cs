using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Tests.Graphs;

/// <summary>
/// The method once more: full matrices, double precision, one loop after another, written from the method's description. Nothing of the engine is called but its settings.
/// </summary>
internal static class PlainMethod
{
    /// <summary>Probabilities of the queries, [query][class]. Labelled rows come first; row i of them is of class i mod ways.</summary>
    public static double[][] Judge(double[][] rows, int labelled, int ways, GraphOptions graph, TransportOptions transport, double[]? known = null) =>
        OptimiseCentres(Embed(rows, labelled, graph), labelled, ways, transport, known);

    public static double[][] Embed(double[][] rows, int labelled, GraphOptions options)
    {
        var attention = Attention(rows, options);
        return Centre(attention, labelled, options.Centring);
    }

    /// <summary>Steps 1 to 5: cosine graph of nearest neighbours, its smoothed power, softmax of each row.</summary>
    public static double[][] Attention(double[][] rows, GraphOptions options)
    {
        var m = rows.Length;
        var unit = rows.Select(Unit).ToArray();
        var s = Matrix(m, m);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++)
            {
                s[i][j] = i == j ? 0 : Dot(unit[i], unit[j]);
            }
        }

        var joined = new bool[m, m];
        for (var i = 0; i < m; i++)
        {
            foreach (var j in Enumerable.Range(0, m).OrderByDescending(j => s[i][j]).Take(options.Neighbours))
            {
                joined[i, j] = true;
                joined[j, i] = true;
            }
        }

        var degree = new double[m];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++)
            {
                s[i][j] = joined[i, j] ? Math.Max(s[i][j], 0) : 0;
            }
        }

        for (var j = 0; j < m; j++)
        {
            degree[j] = 1e-8;
            for (var i = 0; i < m; i++)
            {
                degree[j] += s[i][j];
            }
        }

        var factor = Matrix(m, m);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++)
            {
                factor[i][j] = (s[i][j] / Math.Sqrt(degree[i] * degree[j])) + (i == j ? options.Alpha : 0);
            }
        }

        var power = factor;
        for (var n = 1; n < options.Kappa; n++)
        {
            power = Product(power, factor);
        }

        return [.. power.Select(Softmax)];
    }

    public static double[][] OptimiseCentres(double[][] rows, int labelled, int ways, TransportOptions options, double[]? known)
    {
        var size = rows[0].Length;
        var queries = rows.Length - labelled;
        var centres = Matrix(ways, size);
        for (var i = 0; i < labelled; i++)
        {
            Add(centres[i % ways], rows[i], (double)ways / labelled);
        }

        var totals = Enumerable.Repeat((double)queries / ways, ways).ToArray();
        if (known is not null)
        {
            totals = [.. known.Select(total => total / known.Sum() * queries)];
        }

        var least = Math.Min((double)labelled / ways, (double)queries / ways);
        for (var round = 0; ; round++)
        {
            var scores = Matrix(queries, ways);
            for (var i = 0; i < queries; i++)
            {
                for (var c = 0; c < ways; c++)
                {
                    for (var k = 0; k < size; k++)
                    {
                        var difference = rows[labelled + i][k] - centres[c][k];
                        scores[i][c] -= options.Lambda * difference * difference;
                    }
                }
            }

            var plan = options.Marginal == ColumnMarginal.MinSize ? MinSize(scores, least, options.MinSizeSweeps) : Plan(scores, totals, ExponentOf(options));
            if (round == options.Rounds)
            {
                return plan;
            }

            for (var c = 0; c < ways; c++)
            {
                var mass = (double)labelled / ways;
                var estimate = new double[size];
                for (var i = c; i < labelled; i += ways)
                {
                    Add(estimate, rows[i], 1);
                }

                for (var i = 0; i < queries; i++)
                {
                    mass += plan[i][c];
                    Add(estimate, rows[labelled + i], plan[i][c]);
                }

                for (var k = 0; k < size; k++)
                {
                    centres[c][k] += options.Step * ((estimate[k] / mass) - centres[c][k]);
                }
            }

            if (options.Marginal is ColumnMarginal.Em or ColumnMarginal.EmUnbalanced)
            {
                totals = NextTotals(scores, plan, totals, options);
            }

            var hard = plan.GroupBy(row => Array.IndexOf(row, row.Max())).ToDictionary(group => group.Key, group => group.Count());
            least = Enumerable.Range(0, ways).Min(c => hard.GetValueOrDefault(c));
        }
    }

    /// <summary>Scaling of rows and columns in the logarithmic domain, far beyond the engine's tolerance.</summary>
    public static double[][] Plan(double[][] scores, double[] totals, double exponent)
    {
        var (n, ways) = (scores.Length, totals.Length);
        var g = new double[ways];
        var share = new double[ways];
        for (var sweep = 0; exponent > 0; sweep++)
        {
            sweep.ShouldBeLessThan(20000, "the plain method has not converged");
            var masses = new double[ways];
            foreach (var row in scores)
            {
                var largest = double.NegativeInfinity;
                for (var c = 0; c < ways; c++)
                {
                    largest = Math.Max(largest, row[c] + g[c]);
                }

                var sum = 0.0;
                for (var c = 0; c < ways; c++)
                {
                    share[c] = Math.Exp(row[c] + g[c] - largest);
                    sum += share[c];
                }

                for (var c = 0; c < ways; c++)
                {
                    masses[c] += share[c] / sum;
                }
            }

            var moved = 0.0;
            for (var c = 0; c < ways; c++)
            {
                // masses[c] = exp(g_c) * lse of the column, so the column's part alone is masses[c] / exp(g_c).
                var next = totals[c] <= 0 ? double.NegativeInfinity : exponent * (Math.Log(totals[c] / masses[c]) + g[c]);
                moved = double.IsFinite(next) ? Math.Max(moved, Math.Abs(next - g[c])) : moved;
                g[c] = next;
            }

            if (moved < 1e-9)
            {
                break;
            }
        }

        return [.. scores.Select(row => Softmax([.. row.Select((score, c) => score + g[c])]))];
    }

    private static double[][] MinSize(double[][] scores, double least, int sweeps)
    {
        var plan = scores.Select(Softmax).ToArray();
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            for (var c = 0; c < scores[0].Length; c++)
            {
                var mass = plan.Sum(row => row[c]);
                if (mass < least)
                {
                    foreach (var row in plan)
                    {
                        row[c] *= least / mass;
                    }
                }
            }

            foreach (var row in plan)
            {
                var sum = row.Sum();
                for (var c = 0; c < row.Length; c++)
                {
                    row[c] /= sum;
                }
            }
        }

        return plan;
    }

    private static double[] NextTotals(double[][] scores, double[][] plan, double[] totals, TransportOptions options)
    {
        var n = plan.Length;
        var seen = options.Marginal == ColumnMarginal.Em ? [.. scores.Select(Softmax)] : plan;
        var next = totals.Select((total, c) => Math.Max(((1 - options.EmRate) * total) + (options.EmRate * seen.Sum(row => row[c])), options.EmFloor * n / totals.Length)).ToArray();
        return [.. next.Select(total => total / next.Sum() * n)];
    }

    private static double ExponentOf(TransportOptions options) => options.Marginal switch
    {
        ColumnMarginal.None => 0,
        ColumnMarginal.Unbalanced or ColumnMarginal.EmUnbalanced => options.Exponent,
        _ => 1,
    };

    /// <summary>Step 6: unit rows, centred, unit again.</summary>
    private static double[][] Centre(double[][] attention, int labelled, Centring centring)
    {
        var rows = attention.Select(Unit).ToArray();
        var none = new double[rows[0].Length];
        var (first, second) = centring switch
        {
            Centring.Blocks => (Mean(rows[..labelled]), Mean(rows[labelled..])),
            Centring.Labelled => (Mean(rows[..labelled]), Mean(rows[..labelled])),
            Centring.Joint => (Mean(rows), Mean(rows)),
            _ => (none, none),
        };
        return [.. rows.Select((row, i) => Unit([.. row.Select((value, k) => value - (i < labelled ? first : second)[k])]))];
    }

    private static double[] Mean(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(k => rows.Average(row => row[k]))];

    private static double[] Unit(double[] row)
    {
        var length = Math.Sqrt(Dot(row, row));
        return length > 1e-6 ? [.. row.Select(value => value / length)] : new double[row.Length];
    }

    private static double[] Softmax(double[] row)
    {
        var shift = row.Max();
        var sum = row.Sum(value => Math.Exp(value - shift));
        return [.. row.Select(value => Math.Exp(value - shift) / sum)];
    }

    private static double[][] Product(double[][] left, double[][] right)
    {
        var result = Matrix(left.Length, right[0].Length);
        for (var i = 0; i < left.Length; i++)
        {
            for (var k = 0; k < right.Length; k++)
            {
                Add(result[i], right[k], left[i][k]);
            }
        }

        return result;
    }

    private static void Add(double[] sum, double[] row, double factor)
    {
        for (var k = 0; k < sum.Length; k++)
        {
            sum[k] += factor * row[k];
        }
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    private static double[][] Matrix(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
