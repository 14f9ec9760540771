using System.Globalization;
using System.Text.Json;
using AnyShot.Bench;

// Measures, prints one line a benchmark, and exits with 1 when a budget of bench/budgets.json does not hold.
if (args is ["episodes", var folder])
{
    return EpisodeBenchmark.Compare(folder, Math.Min(2, Environment.ProcessorCount), alternations: 3);
}

if (args is ["embed", var model])
{
    return EmbedBenchmark.Compare(model, alternations: 3);
}

if (args is ["classes", var backbone])
{
    return await ClassSetBenchmark.RunAsync(backbone);
}

if (args is ["classes", var changed, "--changes", var count] && int.TryParse(count, CultureInfo.InvariantCulture, out var changes) && changes > 0)
{
    return await ClassChangesBenchmark.RunAsync(changed, changes);
}

if (args.Length > 0)
{
    Console.Error.WriteLine("usage: AnyShot.Bench [classes BACKBONE [--changes N] | episodes FOLDER | embed MODELFOLDER] (the budgets are in budgets.json)");
    return 2;
}

var budgets = JsonSerializer.Deserialize<Dictionary<string, Budget>>(
    File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "budgets.json")), JsonSerializerOptions.Web)!;
var missed = 0;
var measured = new HashSet<string>();
foreach (var (name, value) in EngineBenchmarks.Run())
{
    measured.Add(name);
    var budget = budgets.GetValueOrDefault(name);
    var holds = budget?.Holds(value) ?? true;
    missed += holds ? 0 : 1;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-62}{value,10:0.###}  {(budget is null ? "" : holds ? "ok" : $"MISSED, {budget}")}"));
}

foreach (var name in budgets.Keys.Where(name => !measured.Contains(name)))
{
    Console.WriteLine($"{name}: the budget has no benchmark");
    missed++;
}

return missed == 0 ? 0 : 1;
