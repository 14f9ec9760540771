namespace OpenCvSharp;

/// <summary>The one exception of the native side: what OpenCV refused, or an argument that the boundary refused.</summary>
public class OpenCVException : Exception
{
    public OpenCVException()
    {
        FuncName = ErrMsg = FileName = "";
    }

    public OpenCVException(string message)
        : base(message)
    {
        FuncName = FileName = "";
        ErrMsg = message;
    }

    public OpenCVException(string message, Exception innerException)
        : base(message, innerException)
    {
        FuncName = FileName = "";
        ErrMsg = message;
    }

    /// <param name="status">Code of the error.</param>
    /// <param name="funcName">Function that found it.</param>
    /// <param name="errMsg">What is wrong.</param>
    /// <param name="fileName">Source file in OpenCV; may be empty.</param>
    /// <param name="line">Line in that file.</param>
    public OpenCVException(ErrorCode status, string funcName, string errMsg, string fileName, int line)
        : base(errMsg)
    {
        Status = status;
        FuncName = funcName;
        ErrMsg = errMsg;
        FileName = fileName;
        Line = line;
    }

    public ErrorCode Status { get; set; }

    public string FuncName { get; set; }

    public string ErrMsg { get; set; }

    public string FileName { get; set; }

    public int Line { get; set; }
}
