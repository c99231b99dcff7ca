"""How the trainers of whole encoders (tune.py, close.py) go downhill: a rate that rises and falls, and steps that are never too long."""
import torch

LONGEST_STEP = 1.0


def schedule_of(optimizer, steps, warm_up, least):
    """The rate rises over `warm_up` steps and falls from there to the last, never below `least` of it."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / warm_up, max(least, (steps - at) / max(1, steps - warm_up)))
    )


def descend(loss, learnt, optimizer, schedule):
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(learnt, LONGEST_STEP)
    optimizer.step()
    schedule.step()
