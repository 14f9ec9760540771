using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training;
using TorchSharp.Modules;

namespace AnyShot.Engine.Generation;

/// <summary>A training of a generator that was stopped: all networks, both optimisers, the best state so far and where it stood.</summary>
internal sealed class EGanCheckpoint(string folder)
{
    private readonly CheckpointFolder _folder = new(Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));

    public void Save(State state, EGanNetworks networks, Adam criticOptimizer, Adam generatorOptimizer, FeatureNetworks best) => _folder.Write(next =>
    {
        networks.save(Path.Combine(next, "networks.weights"));
        best.save(Path.Combine(next, "best.weights"));
        criticOptimizer.save_state_dict(Path.Combine(next, "critic.state"));
        generatorOptimizer.save_state_dict(Path.Combine(next, "generator.state"));
        File.WriteAllBytes(Path.Combine(next, "state.json"), JsonSerializer.SerializeToUtf8Bytes(state, GenerationJson.Default.State));
    });

    /// <returns>Where the training stood; null without a checkpoint.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings or data.</exception>
    public State? Load(EGanOptions options, string data, EGanNetworks networks, Adam criticOptimizer, Adam generatorOptimizer, FeatureNetworks best)
    {
        if (!_folder.Exists)
        {
            return null;
        }

        var state = ModelFile.ReadJson(_folder.File("state.json"), "checkpoint", GenerationJson.Default.State);
        if (state.Options != options with { CheckpointFolder = null } || state.Data != data)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} was made with other {(state.Data == data ? "settings" : "data")}; use the same or delete the folder.");
        }

        try
        {
            networks.load(_folder.File("networks.weights"));
            best.load(_folder.File("best.weights"));
            criticOptimizer.load_state_dict(_folder.File("critic.state"));
            generatorOptimizer.load_state_dict(_folder.File("generator.state"));
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }

        return state;
    }

    public void Remove() => _folder.Remove();

    /// <param name="Step">Generator steps done.</param>
    /// <param name="BestStep">Step of the best state.</param>
    /// <param name="BestAccuracy">Its accuracy; null before the first validation.</param>
    /// <param name="Waited">Validations since then.</param>
    /// <param name="Options">Settings of the training.</param>
    /// <param name="Data">Hash of what it sees.</param>
    internal sealed record State(int Step, int BestStep, double? BestAccuracy, int Waited, EGanOptions Options, string Data);
}
