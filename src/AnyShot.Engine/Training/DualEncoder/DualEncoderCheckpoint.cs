using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using TorchSharp.Modules;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>A training that was stopped or has ended, in the output folder's <c>checkpoint</c>: vocabulary, both networks, optimiser and state.</summary>
internal sealed class DualEncoderCheckpoint(string outputFolder)
{
    private const string NetworkFile = "network.weights";
    private const string AverageFile = "average.weights";
    private const string OptimizerFile = "optimizer.state";
    private const string StateFile = "state.json";

    private readonly CheckpointFolder _folder = new(outputFolder);

    public bool Exists => _folder.Exists;

    public void Save(DualEncoderState state, Vocabulary vocabulary, DualEncoderNetwork network, DualEncoderNetwork average, AdamW optimizer) => _folder.Write(next =>
    {
        vocabulary.Save(next);
        network.save(Path.Combine(next, NetworkFile));
        average.save(Path.Combine(next, AverageFile));
        optimizer.save_state_dict(Path.Combine(next, OptimizerFile));
        File.WriteAllBytes(Path.Combine(next, StateFile), JsonSerializer.SerializeToUtf8Bytes(state, DualEncoderJson.Default.DualEncoderState));
    });

    /// <exception cref="InvalidDataException">The file is missing or damaged.</exception>
    public Vocabulary LoadVocabulary() => Vocabulary.Load(_folder.Path);

    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public DualEncoderState LoadState(string settings)
    {
        var state = ModelFile.ReadJson(_folder.File(StateFile), "checkpoint", DualEncoderJson.Default.DualEncoderState);
        return state.Settings == settings
            ? state
            : throw new InvalidDataException($"The checkpoint in {_folder.Path} was made with {state.Settings}; use these or delete the folder. Asked for: {settings}.");
    }

    /// <exception cref="InvalidDataException">A file is missing or damaged.</exception>
    public void LoadWeights(DualEncoderNetwork network, DualEncoderNetwork average, AdamW optimizer)
    {
        try
        {
            network.load(_folder.File(NetworkFile));
            average.load(_folder.File(AverageFile));
            optimizer.load_state_dict(_folder.File(OptimizerFile));
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }
    }
}
