namespace AnyShot.Edge.Configuration;

/// <summary>A section that may stand in the file as a single text instead of an object.</summary>
public interface IShortForm
{
    /// <summary>Takes the text.</summary>
    void SetText(string text);
}
