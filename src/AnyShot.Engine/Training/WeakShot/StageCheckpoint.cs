using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Engine.Backbones;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>A stage that was stopped or is done: modules and optimisers by name and the state, in the output folder's <c>checkpoint-STAGE</c>.</summary>
/// <param name="outputFolder">Null keeps nothing.</param>
/// <param name="stage">Name of the stage.</param>
/// <param name="modules">By the names of their files.</param>
/// <param name="optimizers">By the names of their files.</param>
internal sealed partial class StageCheckpoint(string? outputFolder, string stage, IReadOnlyDictionary<string, nn.Module> modules, IReadOnlyDictionary<string, SGD> optimizers)
{
    private const string StateFile = "state.json";

    private readonly CheckpointFolder? _folder = outputFolder is null ? null : new CheckpointFolder(outputFolder, $"checkpoint-{stage}");

    public void Save(StageState state) => _folder?.Write(next =>
    {
        foreach (var (name, module) in modules)
        {
            module.save(Path.Combine(next, $"{name}.weights"));
        }

        foreach (var (name, optimizer) in optimizers)
        {
            optimizer.save_state_dict(Path.Combine(next, $"{name}.state"));
        }

        File.WriteAllBytes(Path.Combine(next, StateFile), JsonSerializer.SerializeToUtf8Bytes(state, StageJson.Default.StageState));
    });

    /// <summary>Takes up what was saved; without a checkpoint the fresh state comes back.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public StageState Load(StageState fresh)
    {
        if (_folder is not { Exists: true })
        {
            return fresh;
        }

        var state = ModelFile.ReadJson(_folder.File(StateFile), "checkpoint", StageJson.Default.StageState);
        if (state.Settings != fresh.Settings)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} was made with {state.Settings}; use these or delete the folder. Asked for: {fresh.Settings}.");
        }

        try
        {
            foreach (var (name, module) in modules)
            {
                module.load(_folder.File($"{name}.weights"));
            }

            foreach (var (name, optimizer) in optimizers)
            {
                optimizer.load_state_dict(_folder.File($"{name}.state"));
            }
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }

        return state;
    }

    public void Remove() => _folder?.Remove();

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(StageState))]
    private sealed partial class StageJson : JsonSerializerContext;
}
