using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A tensor that a module registers as trained.</summary>
        public class Parameter : torch.Tensor
        {
            /// <summary>Takes over the memory of <paramref name="data"/>, which must not be used afterwards.</summary>
            /// <param name="data">A leaf tensor; its object loses its native tensor to this one.</param>
            /// <param name="requires_grad">False freezes the parameter.</param>
            public Parameter(torch.Tensor data, bool requires_grad = true) : base(data.TakeHandle()) => requires_grad_(requires_grad);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a parameter of a tensor, which must not be used afterwards.</summary>
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
